/** The subject, where there is one, and the partition of an event. */
export type ExpectedAbout = readonly [subject: string | undefined, partition: string];

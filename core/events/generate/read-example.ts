/** Reads the example of an event: the fixture's text. */
export type ReadExample = (provider: string, wireName: string) => string;

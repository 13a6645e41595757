/** Which event, and when the archive says it was received: without it only the ledger knows where to look. */
export interface ArchivedKey {
  readonly source: string;
  readonly id: string;
  readonly received?: string | undefined;
}

/** Where the console has the payload of an event. */
export function payloadPath({ source, id, received }: ArchivedKey): string {
  return `payload?${new URLSearchParams({ source, id, ...(received === undefined ? {} : { received }) })}`;
}

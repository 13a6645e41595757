/** How values are read: times as envelopes have them, which as text are in order, and texts with a byte order mark if they have one. */
export const PARSERS = {
  timestampFromMilliseconds: (milliseconds: bigint): string => new Date(Number(milliseconds)).toISOString(),
  stringFromBytes: ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
    Buffer.from(buffer, byteOffset, byteLength).toString('utf8'),
};

const OPAQUE_ID = /^[\x21-\x7e]{1,256}$/;

/** True for an id that may go into keys, groups and logs: 1 to 256 printable ASCII characters without spaces. */
export function isOpaqueId(value: unknown): value is string {
  return typeof value === 'string' && OPAQUE_ID.test(value);
}

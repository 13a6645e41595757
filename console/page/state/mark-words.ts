/** Where an event may be, as `outcome:` takes it. The server says the same of a word that is none. */
export const MARK_WORDS = [
  'handled',
  'waiting',
  'failed',
  'quarantined',
  'dead',
  'dropped',
  'unknown',
] as const;

/** The environment variables with which the keeper forgets persons: set by `lib/`, read by the entry. */
export const FORGET_ENVIRONMENT = {
  quarantineTable: 'QUARANTINE_TABLE',
  parkedTable: 'PARKED_TABLE',
  /** So long an event may be on its way into the archive. */
  settleSeconds: 'ARCHIVE_SETTLE_SECONDS',
} as const;

/** Those that are there only in some stacks. */
export const OPTIONAL_FORGET_ENVIRONMENT = {
  /** The tables of the user directory, where the stack has one. */
  directoryUsers: 'DIRECTORY_USERS_TABLE',
  directoryLookUps: 'DIRECTORY_LOOK_UPS_TABLE',
  /** How many handlers the function cannot be told of. */
  leftOut: 'HANDLERS_LEFT_OUT',
} as const;

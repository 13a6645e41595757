import type { OpsErrorCode } from '../../ops/ops-error.ts';

/** What the exit code of a command says. */
export const EXIT = {
  fine: 0,
  /** It found something wrong, or failed. */
  wrong: 1,
  /** It was used wrongly. */
  misused: 2,
  /** It got no access to the stage. */
  noAccess: 3,
  /** It was interrupted, as shells say it: 128 and the number of the signal. */
  interrupted: 130,
  terminated: 143,
} as const;

/** What is said of an operation that was not done. */
export const EXIT_OF: Readonly<Record<OpsErrorCode, number>> = {
  misused: EXIT.misused,
  'not-found': EXIT.wrong,
  'no-access': EXIT.noAccess,
  unreachable: EXIT.noAccess,
  'function-failed': EXIT.wrong,
};

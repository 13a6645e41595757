import type { Person } from '../../../core/archive/forget/person.ts';
import { isSourceName } from '../../../core/events/source-name.ts';

/** By the schedule: go on with a forgetting that is unfinished. */
export interface ContinueForgettingRequest {
  readonly archive: 'continue-forgetting';
}

/** Whether the function was invoked to go on with a forgetting. */
export function isContinueForgettingRequest(event: unknown): event is ContinueForgettingRequest {
  return (
    typeof event === 'object' &&
    event !== null &&
    'archive' in event &&
    event.archive === 'continue-forgetting'
  );
}

/** Whether the function was invoked to forget a person, however well. */
export function isForgetRequest(event: unknown): event is { readonly archive: 'forget' } {
  return typeof event === 'object' && event !== null && 'archive' in event && event.archive === 'forget';
}

/** Reads whom to forget. Throws a `ForgetRequestError`. */
export function forgetRequest(event: { readonly archive: 'forget' }): Person {
  const { archive: _, source, user, ...rest } = event as Readonly<Record<string, unknown>>;
  const isRight = Object.keys(rest).length === 0 && typeof user === 'string' && user !== '';
  if (!isRight || typeof source !== 'string' || !isSourceName(source)) throw new ForgetRequestError();
  return { source, user };
}

/** The function was asked to forget in a way that it does not understand. It does not say whom: errors are logged. */
export class ForgetRequestError extends Error {
  readonly code = 'forget-request';

  constructor() {
    super(
      'to forget a person the function is invoked with {"archive":"forget","source":"<source>","user":"<user>"}: a source such as ' +
        "privy/main, the provider's id of the user, and nothing else",
    );
    this.name = 'ForgetRequestError';
  }
}

import type { Inbox } from '../../core/inbox/inbox.ts';

/** What stands for the inbox of a handler that the stack gives none. */
export const NO_INBOX: Inbox = {
  applyOnce: () => Promise.reject(new NoInboxError()),
};

/** A handler makes writes that is not one to make any. */
export class NoInboxError extends Error {
  readonly code = 'no-inbox';

  constructor() {
    super('This handler calls applyOnce and has no inbox. In the stack, Handler.rememberIn gives it one.');
    this.name = 'NoInboxError';
  }
}

/**
 * Waits for the work until the deadline and no longer: an event whose handling hangs must not take down the events of
 * other users in its batch. The work itself goes on unless it heeds the signal; what it writes through the inbox stays
 * right all the same.
 */
export async function beforeDeadline<T>(deadline: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (deadline.aborted) throw new OutOfTimeError();
  let giveUp: () => void = () => {};
  const tooLate = new Promise<never>((_, reject) => {
    giveUp = () => reject(new OutOfTimeError());
    deadline.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([tooLate, work()]);
  } finally {
    deadline.removeEventListener('abort', giveUp);
  }
}

/** The event was still being handled when the function's time was nearly over. */
export class OutOfTimeError extends Error {
  readonly code = 'out-of-time';

  constructor() {
    super(
      'The event was not handled within the time of the function. Raise timeoutSeconds in the manifest, or make ' +
        'handle faster.',
    );
    this.name = 'OutOfTimeError';
  }
}

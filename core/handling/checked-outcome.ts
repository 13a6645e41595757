import type { HandlingOutcome } from './handler.ts';

const OUTCOMES: Readonly<Record<HandlingOutcome, true>> = {
  applied: true,
  duplicate: true,
  stale: true,
  ignored: true,
};

/** What `handle` returned, if it is an outcome: untyped code may return anything. Throws otherwise. */
export function checkedOutcome(returned: unknown): HandlingOutcome {
  if (isOutcome(returned)) return returned;
  throw new NotAnOutcomeError(returned);
}

/** `handle` did not say what became of the event. */
export class NotAnOutcomeError extends Error {
  readonly code = 'not-an-outcome';

  constructor(returned: unknown) {
    // The value itself may be a part of the payload.
    const kind = returned === null ? 'null' : typeof returned;
    super(
      `handle returned no outcome but something of the kind ${kind}; allowed: ${Object.keys(OUTCOMES).join(', ')}. ` +
        "Return what applyOnce, applyIfNewer or mergeItems says, or 'ignored'.",
    );
    this.name = 'NotAnOutcomeError';
  }
}

function isOutcome(value: unknown): value is HandlingOutcome {
  return typeof value === 'string' && Object.hasOwn(OUTCOMES, value);
}

import { type FieldRules, fieldProblems } from '../request-fields.ts';
import { isDay, yesterday } from '../utc-day.ts';

/** Audits what a handler did with the events of a day. The schedule names no day, which is yesterday. */
export interface HandlingRequest {
  readonly archive: 'audit-handler';
  readonly handler: string;
  /** The name of its log group. */
  readonly logGroup: string;
  /** The URLs of the queues that its dead letters are in. */
  readonly deadLetterQueues: readonly string[];
  /** A UTC date, such as `2026-11-27`. */
  readonly day?: string;
}

/** Whether the function was invoked with something about an audit of a handler, whatever it is. */
export function isHandlingRequest(event: unknown): event is { readonly archive: 'audit-handler' } {
  return (
    typeof event === 'object' && event !== null && 'archive' in event && event.archive === 'audit-handler'
  );
}

/** Reads which day of which handler to audit. Throws a `HandlingRequestError` that names all that is wrong. */
export function handlingRequest(event: { readonly archive: unknown }, now: Date): Required<HandlingRequest> {
  const { archive: _, ...given } = event as Readonly<Record<string, unknown>>;
  const fields: Readonly<Record<string, unknown>> = { day: yesterday(now), ...NOTHING, ...given };
  const problems = fieldProblems(fields, rulesAt(now));
  if (problems.length > 0) throw new HandlingRequestError(problems);
  return { archive: 'audit-handler', ...fields } as Required<HandlingRequest>;
}

/** The function was asked for an audit of a handler in a way that it does not understand. */
export class HandlingRequestError extends Error {
  readonly code = 'handling-request';

  constructor(problems: readonly string[]) {
    super(
      `${problems.join('; ')}. The request is {"archive":"audit-handler","handler":"<name>","logGroup":"<name>",` +
        '"deadLetterQueues":["<url>"]}, as the stack prints it, with "day" for another day than yesterday',
    );
    this.name = 'HandlingRequestError';
  }
}

const NOTHING = { handler: null, logGroup: null, deadLetterQueues: null };

const isText = (value: unknown) => typeof value === 'string' && value !== '';

function rulesAt(now: Date): FieldRules {
  return {
    handler: { isRight: isText, allowed: 'the name of a handler' },
    logGroup: { isRight: isText, allowed: 'the name of its log group' },
    deadLetterQueues: {
      isRight: (value) => Array.isArray(value) && value.every(isText),
      allowed: 'the URLs of queues in a list',
    },
    day: {
      isRight: (value) => isDay(value) && value <= yesterday(now),
      allowed: 'a UTC date that is over, such as "2026-11-27"',
    },
  };
}

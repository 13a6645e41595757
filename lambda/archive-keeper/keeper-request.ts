import type { HandlerQuestion, InboxOutcome } from '../../core/archive/ask/ask-of-handler.ts';
import type { CountRange } from '../../core/archive/ask/count.ts';
import { decodeCursor } from '../../core/archive/ask/cursor.ts';
import { type AnswerForm, MOST_EVENTS, type Question } from '../../core/archive/ask/question.ts';
import { validatePattern } from '../../core/events/patterns.ts';
import { isSourceName } from '../../core/events/source-name.ts';
import { readIso8601 } from '../../core/time/iso-8601.ts';
import { type FieldRules, fieldProblems } from './request-fields.ts';

/** What the archive's keeper is invoked with. Audits and replays have requests of their own. */
export type KeeperRequest =
  /**
   * By its schedule, or by an operator: compact the days before today, or some of them. Today may be one. `dryRun`: say which
   * there are, and compact none.
   */
  | {
      readonly archive: 'compact';
      readonly from?: string;
      readonly until?: string;
      readonly dryRun?: boolean;
    }
  /** By an operator: find events. */
  | {
      readonly archive: 'ask';
      readonly question: Question;
      readonly form: AnswerForm;
      /** There where somebody asks what a handler did with them. */
      readonly handled?: HandlerQuestion;
    }
  /** By an operator: count them, day by day. */
  | { readonly archive: 'count'; readonly range: CountRange };

const DEFAULT_LIMIT = 20;

/** Reads what the function is invoked with. Throws a `KeeperRequestError` that names all that is wrong. */
export function keeperRequest(event: unknown): KeeperRequest {
  const { archive, ...fields } = (event ?? {}) as Record<string, unknown>;
  if (archive === 'compact') return { archive, ...read(fields, { ...DAYS, dryRun: A_SWITCH }) };
  if (archive === 'count') return { archive, range: read(fields, { ...DAYS, source: SOURCE }) };
  if (archive === 'ask') {
    if ('outcome' in fields && !('handler' in fields))
      throw new KeeperRequestError(['"outcome" is there without "handler", which says whose']);
    return { archive, ...asked(read(fields, ASKED)) };
  }
  throw new KeeperRequestError([
    `"archive" is ${JSON.stringify(archive) ?? 'missing'}; allowed: "compact", "audit", "audit-handler", "ask", "count"`,
  ]);
}

/** The function was invoked with something that it does not understand. */
export class KeeperRequestError extends Error {
  readonly code = 'keeper-request';

  constructor(problems: readonly string[]) {
    super(
      `${problems.join('; ')}. Requests are {"archive":"compact"}, {"archive":"audit"}, {"archive":"count"} and {"archive":"ask"}; docs/archive.md ` +
        'has what may be added to each, and docs/replay.md what there is for replays',
    );
    this.name = 'KeeperRequestError';
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isDay = (value: unknown): value is string => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value);

const A_DAY = { isRight: isDay, allowed: 'a day such as "2026-11-27"' };
const A_TIME = {
  isRight: (value: unknown) => isText(value) && timeOf(value) !== undefined,
  allowed: 'a date such as "2026-11-27", or a time such as "2026-11-27T08:00:00Z"',
};
const A_TEXT = { isRight: isText, allowed: 'a text' };
const SOURCE = {
  isRight: (value: unknown) => isText(value) && isSourceName(value),
  allowed: 'a source such as "privy/main"',
};
const A_SWITCH = { isRight: (value: unknown) => typeof value === 'boolean', allowed: 'true or false' };
const DAYS = { from: A_DAY, until: A_DAY };
const OUTCOMES: readonly InboxOutcome[] = ['applied', 'stale', 'none'];
const ASKED: FieldRules = {
  source: SOURCE,
  id: A_TEXT,
  user: A_TEXT,
  types: {
    isRight: (value) =>
      Array.isArray(value) && value.every((type) => isText(type) && validatePattern(type).ok),
    allowed: 'event patterns in a list, such as ["privy.user.*"]',
  },
  environment: A_TEXT,
  handler: A_TEXT,
  outcome: {
    isRight: (value) => OUTCOMES.some((outcome) => outcome === value),
    allowed: OUTCOMES.map((outcome) => `"${outcome}"`).join(', '),
  },
  from: A_TIME,
  until: A_TIME,
  order: {
    isRight: (value) => value === 'newest-first' || value === 'oldest-first',
    allowed: '"newest-first" or "oldest-first"',
  },
  limit: {
    isRight: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_EVENTS,
    allowed: `a whole number from 1 to ${MOST_EVENTS}`,
  },
  cursor: {
    isRight: (value) => isText(value) && decodeCursor(value) !== undefined,
    allowed: 'the cursor of an answer',
  },
};

function read(fields: Record<string, unknown>, rules: FieldRules): Record<string, never> {
  const problems = fieldProblems(fields, rules);
  if (problems.length > 0) throw new KeeperRequestError(problems);
  return fields as Record<string, never>;
}

function asked(fields: Record<string, string>) {
  const { order, limit = DEFAULT_LIMIT, cursor, from, until, handler, outcome, ...question } = fields;
  return {
    question: { ...question, from: timeOf(from), until: timeOf(until) } as Question,
    form: {
      order: order ?? 'newest-first',
      limit,
      after: cursor === undefined ? undefined : decodeCursor(cursor),
    } as AnswerForm,
    ...(handler === undefined ? {} : { handled: { handler, outcome: outcome as InboxOutcome | undefined } }),
  };
}

/** A time as envelopes have it. A date is its first moment in UTC. */
function timeOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return readIso8601(isDay(text) ? `${text}T00:00:00Z` : text)?.toISOString();
}

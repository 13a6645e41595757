import type { Envelope } from '../events/envelope.ts';
import { type EnvelopeProblem, readEnvelopeOnly } from '../handling/read-envelope.ts';
import type { DeadLetter } from './dead-letter-queue.ts';

/** What a dead letter says, whichever way it came into its queue. */
export interface LetterContent {
  /** The body that the subscriber gets. */
  readonly body: string;
  /** The attributes that the subscriber gets. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The event, or what is wrong with the envelope. */
  readonly reading: { readonly event: Envelope } | { readonly problem: EnvelopeProblem };
  /** Why SNS could not deliver it, where SNS has put it there. */
  readonly undelivered?: Undelivered;
}

/** What SNS says of a delivery that failed. */
export interface Undelivered {
  readonly code: string;
  readonly message: string;
}

/** What SNS adds to a message that it could not deliver. A subscriber must not get it. */
const ADDED = { requestId: 'RequestID', code: 'ErrorCode', message: 'ErrorMessage' } as const;

/**
 * Reads a dead letter. SQS moves a message as it is. SNS adds attributes that say what failed and, for a subscription without raw
 * delivery, puts the message into a notification with the attributes inside.
 */
export function contentOf({ body, attributes }: Pick<DeadLetter, 'body' | 'attributes'>): LetterContent {
  const inside = notificationIn(body) ?? { body, attributes: withoutAdded(attributes) };
  const reading = readEnvelopeOnly(inside.body);
  const code = attributes[ADDED.code];
  return {
    ...inside,
    reading: reading.ok ? { event: reading.event } : { problem: reading.problem },
    ...(code === undefined ? {} : { undelivered: { code, message: attributes[ADDED.message] ?? '' } }),
  };
}

function withoutAdded(attributes: DeadLetter['attributes']): DeadLetter['attributes'] {
  const added: readonly string[] = Object.values(ADDED);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !added.includes(name)));
}

/** The message inside a notification of SNS. No envelope of an event reads so. */
function notificationIn(text: string): Pick<LetterContent, 'body' | 'attributes'> | undefined {
  const { Type, Message, MessageAttributes = {} } = parsed(text);
  if (Type !== 'Notification' || typeof Message !== 'string') return undefined;
  const named = Object.entries(MessageAttributes as Record<string, { Type?: unknown; Value?: unknown }>);
  const texts = named.flatMap(([name, { Type: type, Value: value }]) =>
    type === 'String' && typeof value === 'string' ? [[name, value] as const] : [],
  );
  return { body: Message, attributes: Object.fromEntries(texts) };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

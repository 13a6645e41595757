import type { Envelope } from '../../core/events/envelope.ts';
import { beforeDeadline } from '../../core/handling/before-deadline.ts';
import { checkedOutcome } from '../../core/handling/checked-outcome.ts';
import type { Handle, HandlingOutcome } from '../../core/handling/handler.ts';
import { NothingThrownError } from '../../core/handling/nothing-thrown-error.ts';
import { readEnvelope } from '../../core/handling/read-envelope.ts';
import { markIn } from '../../core/quarantine/mark.ts';
import { type ContextOptions, handlerContext } from './handler-context.ts';
import type { MessageReport } from './handler-report.ts';

/** The handler, and what its context is made of. */
export interface BodyHandling<Table extends string, Event extends Envelope> extends ContextOptions<Table> {
  readonly handle: Handle<Table, Event>;
}

/** What became of a body. */
export type Finding = Pick<
  MessageReport,
  'event' | 'drift' | 'problem' | 'mendedTexts' | 'writes' | 'error'
> & {
  readonly verdict: HandlingOutcome | 'failed';
};

/** Reads an event out of a message's body and has it handled. Does not throw. */
export async function handleBody<Table extends string, Event extends Envelope>(
  body: string,
  deadline: AbortSignal,
  options: BodyHandling<Table, Event>,
): Promise<Finding> {
  if (markIn(body) !== undefined) return { verdict: 'ignored' };
  const reading = readEnvelope(body);
  if (!reading.ok) return { verdict: 'failed', problem: reading.problem };
  const { event, drift } = reading;
  // Of a handler without a table of its own nothing is known: what it does is elsewhere.
  const effect: { mendedTexts?: number; writes?: number } =
    Object.keys(options.tables).length === 0 ? {} : { writes: 0 };
  const onMended = (texts: number) => {
    effect.mendedTexts = texts;
  };
  const onWritten = (items: number) => {
    effect.writes = items;
  };
  try {
    const context = handlerContext({ event, body, drift, signal: deadline, onMended, onWritten }, options);
    // The queue's subscription lets through only what the handler's patterns, hence its type, name.
    const returned = await beforeDeadline(deadline, () => options.handle(event as Event, context));
    return { event, ...effect, verdict: checkedOutcome(returned) };
  } catch (error) {
    return { event, drift, ...effect, verdict: 'failed', error: error ?? new NothingThrownError() };
  }
}

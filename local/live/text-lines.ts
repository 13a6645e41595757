import type { Tone } from '../terminal/paint.ts';
import { deadLetterDetails, failureDetails, repeatedDetails } from './failure-details.ts';
import { type Layout, layOutLine } from './line-layout.ts';
import {
  type CrashFact,
  type DeadLetterFact,
  type DeliveryFact,
  type HandlingFact,
  isFailure,
  type LiveFact,
} from './live-fact.ts';

/**
 * What is printed for people: a line, and below it what there is to know of a failure, in short where it is a repetition of the
 * function's last one.
 */
export function textLines(fact: LiveFact, layout: Layout, repeats = false): string[] {
  const details = repeats ? repeatedDetails : failureDetails;
  switch (fact.kind) {
    case 'delivery':
      return [deliveryLine(fact, layout)];
    case 'handling':
      return [handlingLine(fact, layout), ...(isFailure(fact) ? details(fact, layout) : [])];
    case 'crash':
      return [crashLine(fact, layout), ...details(fact, layout)];
    case 'dead-letter':
      return [deadLetterLine(fact, layout), ...deadLetterDetails(fact, layout)];
  }
}

function deliveryLine(fact: DeliveryFact, layout: Layout): string {
  const { at, source, status, outcome, milliseconds } = fact;
  return layOutLine(
    {
      at,
      mark: '→',
      name: source ?? 'no source',
      outcome: outcome === undefined ? String(status) : `${status} ${outcome}`,
      tone: toneOfStatus(status, outcome),
      about: aboutDelivery(fact),
      tail: `${milliseconds} ms`,
    },
    layout,
  );
}

/** The event, or why there is none. */
function aboutDelivery(fact: DeliveryFact): DeliveryFact | string {
  const { source, request, reason, eventId } = fact;
  if (eventId !== undefined) return fact;
  const words = [source === undefined ? request : undefined, reason];
  return words.filter((word) => word !== undefined).join('  ');
}

function toneOfStatus(status: number, outcome: string | undefined): Tone {
  if (status === 200) return outcome === 'parked' ? 'warning' : 'good';
  return status < 500 ? 'warning' : 'bad';
}

const HANDLING_TONES: Readonly<Record<string, Tone>> = { applied: 'good', failed: 'bad', quarantined: 'bad' };

function handlingLine(fact: HandlingFact, layout: Layout): string {
  const { at, handler, outcome, attempt, released, milliseconds } = fact;
  const comes = [released ? 'released' : '', attempt > 1 ? `try ${attempt}` : ''];
  return layOutLine(
    {
      at,
      mark: isFailure(fact) ? '✗' : ' ',
      name: handler,
      outcome,
      tone: HANDLING_TONES[outcome] ?? 'plain',
      about: fact,
      tail: [...comes, `${milliseconds} ms`].filter((text) => text !== '').join('  '),
    },
    layout,
  );
}

function crashLine({ at, functionName, errorType, events }: CrashFact, layout: Layout): string {
  const [first, ...others] = events;
  return layOutLine(
    {
      at,
      mark: '✗',
      name: functionName,
      outcome: 'crashed',
      tone: 'bad',
      about: first ?? errorType,
      tail: others.length === 0 ? '' : `and ${others.length} more`,
    },
    layout,
  );
}

function deadLetterLine(fact: DeadLetterFact, layout: Layout): string {
  const { at, subscriber, tries } = fact;
  return layOutLine(
    {
      at,
      mark: '✗',
      name: subscriber,
      outcome: 'dead letter',
      tone: 'bad',
      about: fact,
      tail: tries === 1 ? 'after 1 try' : `after ${tries} tries`,
    },
    layout,
  );
}

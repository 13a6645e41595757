import { archiveLines } from './archive-lines.ts';
import { type CostLine, costLine } from './cost-line.ts';
import { batchMilliseconds, gigabyteSeconds, intakeMilliseconds } from './function-times.ts';
import { keptLines } from './kept-lines.ts';
import { logLines } from './log-lines.ts';
import { pollsBeyondIdle } from './polls.ts';
import type { Priced } from './priced.ts';
import type { HandlerFacts } from './stage-facts.ts';
import { GIGABYTE, MILLION, SECONDS_IN_MONTH, type Volume } from './volume.ts';

/** 64 KB of what is received are one request. */
const REQUEST_BYTES = 65_536;
/** What HTTP says around an answer. */
const ANSWER_HEAD_BYTES = 400;
/** What a look finds is good for a second. */
const LOOK_SECONDS = 1;

/** What a million events cost, line by line, besides what the stage costs anyway. Each goes to every handler. */
export function eventLines(priced: Priced): readonly CostLine[] {
  const { measured, volume } = priced;
  return [
    costLine('API Gateway', 'a request each', { request: MILLION }),
    costLine('answers', `${ANSWER_HEAD_BYTES + measured.answerBytes} bytes each`, {
      transferredGigabyte: (MILLION * (ANSWER_HEAD_BYTES + measured.answerBytes)) / GIGABYTE,
    }),
    costLine('web ACL', 'a request each', { inspected: MILLION }),
    intakeLine(priced),
    topicLine(priced),
    costLine('ledger', `${units(measured.ledger.writeUnits, 'write')} each`, {
      write: MILLION * measured.ledger.writeUnits,
    }),
    queueLine(priced),
    handlersLine(priced),
    rowsLine(priced),
    looksLine(priced),
    ...logLines(priced),
    ...keptLines(priced),
    ...(priced.facts.archiveMegabytes === undefined ? [] : archiveLines(priced, messageBytes(priced))),
  ].filter(({ dollars }) => dollars > 0 || volume.events === 0);
}

/** Bytes of an event on its way. */
export function messageBytes({ measured, volume }: Pick<Priced, 'measured' | 'volume'>): number {
  return volume.bodyBytes + measured.envelopeBytes;
}

/** How many events a handler is given at once. */
export function eventsPerBatch({ batchSize }: HandlerFacts, { batch }: Volume): number {
  return batch === 'full' ? batchSize : 1;
}

function intakeLine({ facts, measured }: Priced): CostLine {
  const { intakeMegabytes: megabytes } = facts;
  const milliseconds = intakeMilliseconds(measured.cpu, megabytes);
  return costLine('intake', `${milliseconds.toFixed(0)} ms of ${megabytes} MB each`, {
    invocation: MILLION,
    gigabyteSecond: MILLION * gigabyteSeconds(milliseconds, megabytes),
  });
}

function topicLine(priced: Priced): CostLine {
  const { subscriptions } = priced.facts;
  const gigabytes = (MILLION * messageBytes(priced)) / GIGABYTE;
  return costLine(
    'topic',
    `${messageBytes(priced).toLocaleString('en')} bytes each, to ${subscriptions} queues`,
    {
      publish: MILLION,
      publishedGigabyte: gigabytes,
      delivery: MILLION * subscriptions,
      deliveredGigabyte: gigabytes * subscriptions,
    },
  );
}

function queueLine(priced: Priced): CostLine {
  const { facts, measured, volume } = priced;
  const requests = facts.handlers.reduce((sum, handler) => {
    const events = eventsPerBatch(handler, volume);
    // A receive is charged by what it brings.
    const chunks = Math.ceil((events * messageBytes(priced)) / REQUEST_BYTES);
    const received = chunks - 1 + pollsOf(volume);
    const deleted = 1;
    return sum + (received + deleted) / events + measured.queueRequests;
  }, 0);
  return costLine("handlers' queues", `${requests.toFixed(1)} requests each`, {
    fifoQueueRequest: MILLION * requests,
  });
}

/** In a backlog no poller waits, and none of its polls takes the place of an empty one. */
function pollsOf({ events, batch }: Volume): number {
  return batch === 'full' ? 1 : pollsBeyondIdle(events / SECONDS_IN_MONTH);
}

function handlersLine({ facts, measured, volume }: Priced): CostLine {
  const used = facts.handlers.map((handler) => {
    const events = eventsPerBatch(handler, volume);
    const milliseconds = batchMilliseconds(measured.cpu, handler.megabytes, events);
    return {
      batches: MILLION / events,
      milliseconds,
      seconds: (MILLION / events) * gigabyteSeconds(milliseconds, handler.megabytes),
    };
  });
  const longest = Math.max(0, ...used.map(({ milliseconds }) => milliseconds));
  return costLine('handlers', `${facts.handlers.length} of them, ${longest.toFixed(0)} ms a batch`, {
    invocation: used.reduce((sum, { batches }) => sum + batches, 0),
    gigabyteSecond: used.reduce((sum, { seconds }) => sum + seconds, 0),
  });
}

function rowsLine({ facts, measured, volume }: Priced): CostLine {
  const { writeUnits, readUnits } = measured.handling[volume.writesBy];
  const events = MILLION * facts.handlers.filter(({ writes }) => writes).length;
  return costLine(
    "handlers' writes",
    `${units(writeUnits, 'write')} and ${units(readUnits, 'read')} each, by ${volume.writesBy}`,
    { write: events * writeUnits, read: events * readUnits },
  );
}

/** A sandbox looks once a second at most. With many events a second nearly all go by what an earlier one has read. */
function looksLine({ facts, measured, volume }: Priced): CostLine {
  const { flag, quarantine } = measured.looks;
  const perSecond = volume.events / SECONDS_IN_MONTH;
  const inBatches = (handler: HandlerFacts) => looksPerEvent(perSecond) / eventsPerBatch(handler, volume);
  const looks = facts.handlers.reduce((sum, handler) => sum + inBatches(handler) * quarantine, 0);
  const units = looksPerEvent(perSecond) * flag + looks;
  return costLine('looks', `at the flag and the quarantines: ${units.toFixed(2)} read units each`, {
    read: MILLION * units,
  });
}

function looksPerEvent(perSecond: number): number {
  return 1 / (1 + perSecond * LOOK_SECONDS);
}

function units(count: number, kind: 'read' | 'write'): string {
  return `${count} ${kind} ${count === 1 ? 'unit' : 'units'}`;
}

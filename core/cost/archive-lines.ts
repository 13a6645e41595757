import { type CostLine, costLine } from './cost-line.ts';
import { archiveMilliseconds, gigabyteSeconds } from './function-times.ts';
import { keptLog, LINE_OVERHEAD_BYTES } from './log-lines.ts';
import { POLLERS, pollsBeyondIdle } from './polls.ts';
import type { Priced } from './priced.ts';
import { GIGABYTE, MILLION, SECONDS_IN_MONTH } from './volume.ts';

/** How long a poller gathers a batch, and what Lambda hands over at the most. */
const WINDOW_SECONDS = 60;
const BATCH_BYTES = 6_000_000;
/** Of a standard queue: received one at a time as they come, ten at a time in a backlog, and deleted by tens. */
const EVENTS_PER_REQUEST = 10;
/** How long what is archived is priced. It is kept for good. */
const MONTHS_KEPT = 12;

/** What it costs to archive a million events. */
export function archiveLines(priced: Priced, messageBytes: number): readonly CostLine[] {
  const { facts, measured, volume } = priced;
  const megabytes = facts.archiveMegabytes ?? 0;
  const objects = objectsOfMillion(priced, messageBytes);
  const events = MILLION / objects;
  const received =
    volume.batch === 'full' ? 1 / EVENTS_PER_REQUEST : pollsBeyondIdle(volume.events / SECONDS_IN_MONTH);
  const requests = received + 1 / EVENTS_PER_REQUEST;
  const logged = (objects * (measured.lineBytes.archive + LINE_OVERHEAD_BYTES)) / GIGABYTE;
  const months = (MILLION * measured.archivedBytes * MONTHS_KEPT) / GIGABYTE;
  return [
    costLine("archive's queue", `${requests.toFixed(1)} requests each`, { queueRequest: MILLION * requests }),
    costLine("archive's writer", `${Math.round(objects).toLocaleString('en')} batches`, {
      invocation: objects,
      gigabyteSecond: objects * gigabyteSeconds(archiveMilliseconds(megabytes, events), megabytes),
      logGigabyte: logged,
      keptLogGigabyte: keptLog(logged, priced),
    }),
    costLine("archive's objects", 'written once, and read once to be compacted', {
      objectWrite: objects,
      objectRead: objects,
    }),
    costLine('archive kept', `${measured.archivedBytes} bytes each, a year`, { objectGigabyte: months }),
  ];
}

/** A poller that has an event within its window makes an object. */
function objectsOfMillion({ volume }: Priced, messageBytes: number): number {
  const full = MILLION / Math.floor(BATCH_BYTES / messageBytes);
  if (volume.batch === 'full') return full;
  const perWindow = (volume.events / SECONDS_IN_MONTH / POLLERS) * WINDOW_SECONDS;
  const perMonth = ((POLLERS * SECONDS_IN_MONTH) / WINDOW_SECONDS) * (1 - Math.exp(-perWindow));
  return Math.max(full, (perMonth * MILLION) / volume.events);
}

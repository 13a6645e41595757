import { ageText } from '../../core/time/age-text.ts';
import type { LookedSubscriber, StageStatus } from '../../ops/status/stage-status.ts';
import type { SubscriberStatus } from '../../ops/status/subscriber-status.ts';
import { type Column, fittingTable } from '../output/fitting-table.ts';
import { millisecondsText } from '../output/milliseconds-text.ts';
import type { Page } from '../output/page.ts';
import { quietCount } from '../output/quiet-count.ts';
import { seenColumns } from './seen-columns.ts';

/** Handled lately is of so many minutes. */
const LATELY_MINUTES = 5;

const COLUMNS: readonly Column<LookedSubscriber>[] = [
  { header: 'subscriber', cell: ({ subscriber }) => ({ text: subscriber }) },
  ...seenColumns<SubscriberStatus, LookedSubscriber>([
    {
      header: 'state',
      cell: ({ kind, isPaused }) =>
        isPaused
          ? { text: 'paused', tone: 'bad' }
          : { text: kind === 'consumer' ? 'consumer' : 'on', tone: 'quiet' },
    },
    { header: 'waiting', cell: ({ waiting }) => quietCount(waiting) },
    { header: 'in hand', rank: 2, cell: ({ inHand }) => quietCount(inHand) },
    {
      header: 'oldest',
      cell: ({ oldestSeconds }) =>
        oldestSeconds === undefined ? { text: '·', tone: 'quiet' } : { text: ageText(oldestSeconds) },
    },
    { header: 'handled', cell: ({ handling }) => quietCount(handling?.handled) },
    {
      header: 'a minute',
      rank: 3,
      cell: ({ handling }) =>
        quietCount(handling && Math.round((handling.handledLately / LATELY_MINUTES) * 10) / 10),
    },
    {
      header: 'event age p99',
      rank: 1,
      cell: ({ handling }) =>
        handling?.eventAge === undefined
          ? { text: '–', tone: 'quiet' }
          : { text: millisecondsText(handling.eventAge.p99) },
    },
    { header: 'failed', cell: ({ handling }) => quietCount(handling?.failed, 'warning') },
    {
      header: 'quaran- tine',
      cell: ({ handling }) => quietCount(handling?.quarantine.events, 'bad'),
    },
    { header: 'dead', cell: ({ dead, notDelivered }) => quietCount(dead + notDelivered, 'bad') },
  ]),
];

/** The subscribers of a stage. */
export function subscriberTable({ subscribers }: StageStatus, page: Page): string[] {
  return fittingTable(COLUMNS, subscribers, page);
}

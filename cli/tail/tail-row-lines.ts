import type { Tone } from '../../local/terminal/paint.ts';
import { isAcknowledged } from '../../ops/deliveries/delivery.ts';
import { type Handling, isDone } from '../../ops/deliveries/handling.ts';
import type { TailRow } from '../../ops/tail/tail.ts';
import { faultText } from '../event/fault-text.ts';
import { millisecondsText } from '../output/milliseconds-text.ts';
import type { Page } from '../output/page.ts';

const PLACE_COLUMNS = 16;
const OUTCOME_COLUMNS = 11;
const TYPE_COLUMNS = 26;
/** A page that is narrower has no room for whole ids and for how long it took. */
const WHOLE_IDS_FROM = 110;
/** The end of an id, by which `event` finds it. */
const ID_END = 8;

/** A delivery, or an attempt of a handler, in a line; below it why it failed. */
export function tailRowLines(row: TailRow, page: Page): string[] {
  const tone = toneOf(row);
  const mark = tone === 'plain' ? ' ' : page.paint(tone, tone === 'bad' ? '✗' : '!');
  const { kind, at, outcome, eventType = '', durationMilliseconds } = row;
  const place = kind === 'delivery' ? `→ ${row.source}` : row.subscriber;
  const texts = [
    page.paint('quiet', at.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM:SS'.length)),
    `${mark} ${place.padEnd(PLACE_COLUMNS)}`,
    page.paint(tone, outcome.padEnd(OUTCOME_COLUMNS)),
    eventType.padEnd(TYPE_COLUMNS),
    idText(row.eventId, page),
    durationMilliseconds === undefined || page.columns < WHOLE_IDS_FROM
      ? ''
      : page.paint('quiet', millisecondsText(durationMilliseconds)),
  ];
  return [texts.join(' ').trimEnd(), ...whyLines(row, page)];
}

function toneOf(row: TailRow): Tone {
  if (row.kind === 'delivery')
    return isAcknowledged(row) ? (row.outcome === 'parked' ? 'warning' : 'plain') : 'bad';
  if (isDone(row)) return 'plain';
  return row.outcome === 'failed' ? 'bad' : 'warning';
}

function idText(id: string | undefined, { columns }: Page): string {
  if (id === undefined) return '';
  return columns >= WHOLE_IDS_FROM || id.length <= ID_END + 1 ? id : `…${id.slice(-ID_END)}`;
}

function whyLines(row: TailRow, { paint }: Page): string[] {
  const indent = ' '.repeat('HH:MM:SS ! '.length);
  if (row.kind === 'delivery')
    return row.reason === undefined ? [] : [`${indent}${paint('quiet', row.reason)}`];
  const again = row.step === 'give-up' ? ', given up on' : againText(row);
  const why = row.fault === undefined ? (row.problem ?? '') : faultText(row.fault);
  const [frame] = row.fault?.frames ?? [];
  if (why === '' && again === '') return [];
  return [
    `${indent}${paint('quiet', `${why}${again}`.replace(/^, /, ''))}`,
    ...(frame === undefined ? [] : [`${indent}${paint('quiet', frame)}`]),
  ];
}

function againText({ comesAgainSeconds }: Handling): string {
  return comesAgainSeconds === undefined ? '' : `, comes again in ${comesAgainSeconds} s`;
}

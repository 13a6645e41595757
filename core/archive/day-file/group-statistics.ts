import type { DayPosition } from '../day-position.ts';
import type { Column } from './columns.ts';
import type { DayFileGroup } from './open-day-file.ts';

/** Between which values a column is in a group. Undefined where that is not known, or all are absent. */
export interface Span {
  readonly least: string;
  readonly most: string;
}

/** What the statistics of a group say of a column. A long `most` is cut and then a little larger than the largest value. */
export function spanOf({ rowGroup }: DayFileGroup, column: Column): Span | undefined {
  const found = rowGroup.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === column);
  const { min_value: least, max_value: most } = found?.meta_data?.statistics ?? {};
  return typeof least === 'string' && typeof most === 'string' ? { least, most } : undefined;
}

/** Whether a value may be in a group: false only where it surely is not. */
export function mayHold(group: DayFileGroup, column: Column, value: string): boolean {
  const span = spanOf(group, column);
  return span === undefined || (compareBytes(span.least, value) <= 0 && compareBytes(value, span.most) <= 0);
}

/** Statistics are in the order of the bytes, which is another than that of UTF-16 for rare characters. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Whether all of a group surely stands at a position or before it. */
export function isBefore(group: DayFileGroup, position: DayPosition): boolean {
  const groups = spanOf(group, 'group');
  // Files are in the order of UTF-16 code units and statistics in that of bytes. They differ for rare characters only.
  if (groups === undefined || !PLAIN.test(groups.most + position.group)) return false;
  if (groups.most !== position.group) return groups.most < position.group;
  const received = spanOf(group, 'received');
  return groups.least === groups.most && received !== undefined && received.most < position.received;
}

const PLAIN = /^[ -~]*$/;

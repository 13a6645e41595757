import { type ArchivedEvent, compareText } from './archived-event.ts';

/** Where an event stands in the file of its day. */
export type DayPosition = Pick<ArchivedEvent, 'group' | 'received' | 'id'>;

/** The position of an event, and nothing else of it. */
export function dayPosition({ group, received, id }: DayPosition): DayPosition {
  return { group, received, id };
}

/** The order of a day file. */
export function byDayPosition(a: DayPosition, b: DayPosition): number {
  return compareText(a.group, b.group) || compareText(a.received, b.received) || compareText(a.id, b.id);
}

import type { DecodedArray, SchemaElement } from 'hyparquet';
import type { ColumnSource } from 'hyparquet-writer';
import type { SourceName } from '../../events/source-name.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import { digestOf } from './digest.ts';

/** The envelope stands last, so that everything before it is read without it, in one piece. */
export const COLUMNS = [
  'id',
  'type',
  'group',
  'subject',
  'received',
  'time',
  'environment',
  'digest',
  'envelope',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The columns that say which event it is. */
export const FACT_COLUMNS = COLUMNS.slice(0, -1);

/** The columns with times, to the millisecond. */
export const TIME_COLUMNS = ['received', 'time'] as const satisfies readonly Column[];

/** Columns that are read are arrays in the order of the rows. */
export type ColumnValues = ReadonlyMap<Column, DecodedArray>;

/** The source is in the key of the file, where queries find it too. */
export const SCHEMA: SchemaElement[] = [
  { name: 'event', num_children: COLUMNS.length },
  ...COLUMNS.map((name): SchemaElement => {
    const repetition_type = name === 'subject' ? 'OPTIONAL' : 'REQUIRED';
    return isTime(name)
      ? { name, repetition_type, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }
      : { name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  }),
];

/** The columns of events, as they are written. */
export function columnsOf(events: readonly ArchivedEvent[]): ColumnSource[] {
  return COLUMNS.map((name) => ({
    name,
    data: events.map((event) => valueIn(event, name)),
    // A dictionary of texts that are all different is work for nothing, and their statistics are of no use.
    ...(name === 'digest' || name === 'envelope' ? ({ encoding: 'PLAIN', statistics: false } as const) : {}),
    offsetIndex: false,
  }));
}

/** The events of columns, all of which were read. */
export function eventsOf(source: SourceName, columns: ColumnValues): ArchivedEvent[] {
  const rows = columns.get('id')?.length ?? 0;
  return Array.from({ length: rows }, (_, row) => eventAt(source, columns, row));
}

/** The event of a row. What was not read of it is empty. */
export function eventAt(source: SourceName, columns: ColumnValues, row: number): ArchivedEvent {
  const text = (name: Column): string => columns.get(name)?.[row] ?? '';
  const subject: string | null | undefined = columns.get('subject')?.[row];
  return {
    source,
    id: text('id'),
    type: text('type'),
    group: text('group'),
    ...(typeof subject === 'string' ? { subject } : {}),
    received: text('received'),
    time: text('time'),
    environment: text('environment'),
    envelope: text('envelope'),
  };
}

function valueIn(event: ArchivedEvent, name: Column): Date | string | null {
  if (isTime(name)) return new Date(event[name]);
  return name === 'digest' ? digestOf(event.envelope) : (event[name] ?? null);
}

function isTime(name: Column): name is (typeof TIME_COLUMNS)[number] {
  return TIME_COLUMNS.some((column) => column === name);
}

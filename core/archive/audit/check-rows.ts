import type { SourceName } from '../../events/source-name.ts';
import { ArchiveDamagedError, type ArchiveProblem } from '../archive-damaged-error.ts';
import { dayOf } from '../archive-keys.ts';
import { type ArchivedEvent, readArchived } from '../archived-event.ts';
import { ahead } from '../day-file/ahead.ts';
import { type ColumnValues, eventsOf } from '../day-file/columns.ts';
import { digestOf } from '../day-file/digest.ts';
import type { DayFileGroup, OpenDayFile } from '../day-file/open-day-file.ts';
import { type GroupSelection, readGroups } from '../day-file/read-groups.ts';
import type { ManifestDay } from '../read-manifest.ts';

/** A store answers after some 20 ms, and a group is looked over in as many. */
const READS_AT_ONCE = 3;

/** A row of a day file. */
export interface CheckedRow {
  /** What it says. Where it and its envelope disagree, and the envelope is the one that was written, what the envelope says. */
  readonly event: ArchivedEvent;
  readonly altered: boolean;
}

/** The rows of a group, and what is wrong with all of it. */
export interface CheckedGroup {
  readonly rows: readonly CheckedRow[];
  readonly problem?: ArchiveProblem;
}

/**
 * Looks over every row of a day file. Of a group whose envelopes cannot be read the rows are still told apart where the columns
 * before them can be read.
 */
export async function* checkedGroups(file: OpenDayFile, ofDay: ManifestDay): AsyncIterable<CheckedGroup> {
  yield* ahead([...file.groups.entries()], READS_AT_ONCE, async ([index, group]) => {
    const whole = await columnsOf(file, group, 'range');
    if (whole !== undefined) return { rows: checkedRows(whole, ofDay) };
    const facts = await columnsOf(file, group, 'facts');
    const events = facts === undefined ? [] : eventsOf(ofDay.source, facts);
    const detail = `group ${index + 1} of ${file.groups.length}, ${group.rows} rows`;
    return {
      rows: events.map((event) => ({ event, altered: false })),
      problem: { damage: 'file-altered' as const, key: file.source.key, detail },
    };
  });
}

/** Undefined where they cannot be read. */
async function columnsOf(file: OpenDayFile, group: DayFileGroup, part: GroupSelection['part']) {
  try {
    for await (const { columns } of readGroups(file, { groups: [group], part })) return columns;
    return undefined;
  } catch (error) {
    if (error instanceof ArchiveDamagedError) return undefined;
    throw error;
  }
}

function checkedRows(columns: ColumnValues, ofDay: ManifestDay): CheckedRow[] {
  const digests = columns.get('digest');
  return eventsOf(ofDay.source, columns).map((event, row) => checkRow(event, digests?.[row], ofDay));
}

function checkRow(event: ArchivedEvent, digest: unknown, { source, day }: ManifestDay): CheckedRow {
  if (digestOf(event.envelope) !== digest) return { event, altered: true };
  const reading = readArchived(event.envelope);
  if (!reading.ok) return { event, altered: true };
  const { event: written } = reading;
  const isRight = written.source === source && dayOf(written.received) === day && isSame(written, event);
  return { event: { ...written, source: source as SourceName }, altered: !isRight };
}

function isSame(a: ArchivedEvent, b: ArchivedEvent): boolean {
  return COMPARED.every((name) => a[name] === b[name]);
}

const COMPARED = ['id', 'type', 'group', 'subject', 'received', 'time', 'environment'] as const;

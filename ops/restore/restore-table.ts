import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import type { TableRestores } from '../stage/table-restores.ts';
import type { TableState } from '../stage/table-states.ts';
import { restoredPart } from './restored-part.ts';

/** What to restore. */
export interface RestoreOptions {
  /** `ledger`, `parked`, `inbox`, `quarantine`, or `<handler>.<table>`. */
  readonly part: string;
  /** As it was then. */
  readonly at: Date;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
  /** Kept in the account of who did what. */
  readonly reason?: string | undefined;
}

/** How far a restoration has come. */
export interface Restoration {
  readonly part: string;
  readonly table: string;
  readonly copy: string;
  readonly at: Date;
  /**
   * `begins`: DynamoDB makes the copy, which takes minutes to hours. `going-on`: it still does. `lacking`: the copy is there, and
   * is given what it lacks. `ready`: it lacks nothing.
   */
  readonly step: 'begins' | 'going-on' | 'lacking' | 'ready';
  /** What the copy lacks, where it is there. */
  readonly lacks: readonly Lack[];
  /** What the stage is to be told so that it uses the copy. */
  readonly setting: string;
}

/** What a copy lacks that the table has. */
export type Lack = 'time to live' | 'point-in-time recovery' | 'deletion protection' | 'tags';

/**
 * Takes the next step of a restoration, by what there is: a copy that is not there is begun, one that is there gets what it lacks.
 * So the same call again goes on where the one before ended.
 */
export async function restoreTable(stage: Stage, options: RestoreOptions): Promise<Restoration> {
  if (stage.isLocal)
    throw new OpsError('misused', 'tables on this machine cannot be restored; give a deployed --stage');
  const { part, at, dryRun } = options;
  if (at >= stage.now())
    throw new OpsError(
      'misused',
      `--at ${at.toISOString()} is not over yet; give a time of the last 35 days`,
    );
  const { table, setting } = restoredPart(part, stage.description);
  const states = await stage.services.tableStates();
  const [original, copied] = await Promise.all([states.state(table), states.state(copyOf(table, at))]);
  if (original === undefined)
    throw new OpsError('not-found', `there is no table ${table} any more; restore its last backup by hand`);
  const copy = copyOf(table, at);
  const lacks = copied?.status === 'ACTIVE' ? lackOf(original, copied) : [];
  const about = { part, table, copy, at, lacks, setting: setting(copy) };
  if (copied === undefined) return await begin(stage, { ...about, step: 'begins' }, options);
  if (copied.status !== 'ACTIVE') return { ...about, step: 'going-on' };
  if (lacks.length === 0) return { ...about, step: 'ready' };
  if (!dryRun) await complete(await stage.services.tableRestores(), copy, { lacks, original, copied });
  return { ...about, step: 'lacking' };
}

/** The same for the same time, so that the copy is found again. */
export function copyOf(table: string, at: Date): string {
  return `${table}-at-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
}

async function begin(
  stage: Stage,
  restoration: Restoration,
  { dryRun, reason }: RestoreOptions,
): Promise<Restoration> {
  if (dryRun) return restoration;
  const { part, table, copy, at } = restoration;
  await (await stage.services.tableRestores()).begin(table, copy, at);
  await stage.journal.write({
    action: 'restore',
    subject: { part, table, copy, at: at.toISOString() },
    counts: { tables: 1 },
    ...(reason === undefined ? {} : { reason }),
  });
  return restoration;
}

function lackOf(original: TableState, copy: TableState): readonly Lack[] {
  const isTagged = Object.entries(original.tags).every(([key, value]) => copy.tags[key] === value);
  const lacks: Readonly<Record<Lack, boolean>> = {
    'time to live': original.timeToLive !== undefined && copy.timeToLive !== original.timeToLive,
    'point-in-time recovery': original.pointInTimeRecovery && !copy.pointInTimeRecovery,
    'deletion protection': original.refusesDeletion && !copy.refusesDeletion,
    tags: !isTagged,
  };
  return (Object.keys(lacks) as Lack[]).filter((lack) => lacks[lack]);
}

/** Tags last: what carries the tag of the stage and is not in use is listed by `doctor`. */
async function complete(
  restores: TableRestores,
  copy: string,
  {
    lacks,
    original,
    copied,
  }: { readonly lacks: readonly Lack[]; readonly original: TableState; readonly copied: TableState },
): Promise<void> {
  const steps: Readonly<Record<Lack, () => Promise<void>>> = {
    'time to live': () => restores.setTimeToLive(copy, original.timeToLive ?? ''),
    'point-in-time recovery': () => restores.keepHistory(copy),
    'deletion protection': () => restores.refuseDeletion(copy),
    tags: () => restores.tag(copied.arn, original.tags),
  };
  for (const lack of lacks) await steps[lack]();
}

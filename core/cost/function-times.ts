import type { CpuUse } from './measured.ts';

/** At so many megabytes a function has a whole core. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const MEGABYTES_OF_A_CORE = 1_769;

/** Milliseconds that calls usually take within a region. Not measured, and not documented. */
const TABLE_CALL = 5.5;
const TOPIC_CALL = 22.5;
const OBJECT_CALL = 60;

/** Of an archive's batch, for each event. docs/archive.md: a full batch of 1,400 takes a tenth of a second of a core. */
const ARCHIVE_EVENT = 0.1;

/** Claim, publish and mark, one after the other, and what the processor does beside them. */
export function intakeMilliseconds(cpu: CpuUse, megabytes: number): number {
  return onShare(cpu.intake, megabytes) + 2 * TABLE_CALL + TOPIC_CALL;
}

/** A batch of events of as many users, each of which waits for its call beside the others. */
export function batchMilliseconds(cpu: CpuUse, megabytes: number, events: number): number {
  return onShare(events * cpu.event + cpu.step, megabytes) + TABLE_CALL;
}

/** A run by the clock that has nothing to do: it looks, and says so. */
export function idleRunMilliseconds(cpu: CpuUse, megabytes: number): number {
  return onShare(cpu.event + cpu.step, megabytes) + TABLE_CALL;
}

/** A batch of the archive's writer. */
export function archiveMilliseconds(megabytes: number, events: number): number {
  return onShare(events * ARCHIVE_EVENT, megabytes) + OBJECT_CALL;
}

/** In GB-seconds. */
export function gigabyteSeconds(milliseconds: number, megabytes: number): number {
  return (milliseconds / 1_000) * (megabytes / 1_024);
}

function onShare(milliseconds: number, megabytes: number): number {
  return milliseconds / Math.min(1, megabytes / MEGABYTES_OF_A_CORE);
}

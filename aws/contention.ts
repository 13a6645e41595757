import { setTimeout as sleep } from 'node:timers/promises';

/** Waits before the attempt with this number, which counts from 1. */
export type Pause = (attempt: number) => Promise<void>;

/** How often a write is tried that meets others on its items. */
export const CONTENTION_ATTEMPTS = 4;

/** A wait that grows, and that those who met do not share. */
export async function jitteredPause(attempt: number): Promise<void> {
  await sleep(Math.random() * 50 * 2 ** attempt);
}

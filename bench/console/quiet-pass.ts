import { setTimeout as sleep } from 'node:timers/promises';
import { treeUse } from '../local-mode/process-times.ts';
import type { ConsoleBrowser } from './console-browser.ts';

const SECONDS = 30;

/** Milliseconds of CPU that a second of an open first screen takes where nothing comes: of all processes of the pipeline. */
export async function quietPass(browser: ConsoleBrowser, pid: number): Promise<number> {
  const without = await used(pid);
  const open = await browser.open('/');
  await open.until(({ headlineAt }) => headlineAt !== undefined, 'headline');
  const withPage = await used(pid);
  await open.close();
  return withPage - without;
}

async function used(pid: number): Promise<number> {
  const of = () => [...treeUse(pid).cpu.values()].reduce((sum, seconds) => sum + seconds, 0);
  const before = of();
  await sleep(SECONDS * 1_000);
  return ((of() - before) * 1_000) / SECONDS;
}

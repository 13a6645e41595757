import { type BoundedLoad, brokenBounds, LOADS } from '../simulation/load/loads.ts';
import { type LoadResult, simulateLoad } from '../simulation/load/simulate-load.ts';
import { duration, figure, since } from './figures.ts';
import type { Proof, ProofOptions } from './proof.ts';

/** Those that take seconds; the others take minutes. */
const MOST_EVENTS_OF_QUICK_RUN = 200_000;

/** Puts load on the intake and the drain while the topic comes back, and says when nothing is parked any more. */
export const proveLoad: Proof = async (options) => {
  const { deep, screen } = options;
  const startedAt = performance.now();
  screen.line(screen.strong('Load: leaving parked mode while deliveries go on, in virtual time'));
  screen.line(
    "  With the documented quotas of SNS (3,000 messages a second) and DynamoDB; the first version's own",
  );
  screen.line('  figures beside them.');
  screen.line();
  screen.line(screen.faint(row('', 'parked', 'accepted after', 'empty after', 'at most', 'before')));
  const broken: string[] = [];
  for (const bounded of LOADS) if (deep || isQuick(bounded)) broken.push(...(await prove(bounded, options)));
  screen.line(screen.faint(`  ${since(startedAt)}`));
  screen.line();
  return broken;
};

function isQuick({ load }: BoundedLoad): boolean {
  return load.deliveriesPerSecond * (load.outageSeconds + load.mostSeconds) < MOST_EVENTS_OF_QUICK_RUN;
}

async function prove(bounded: BoundedLoad, { seed, screen }: ProofOptions): Promise<string[]> {
  const { name, load } = bounded;
  const result = await simulateLoad({ ...load, seed }, (seconds, parked) =>
    screen.progress(`${name}: ${duration(seconds * 1000)}, ${figure(parked)} parked`),
  );
  const broken = brokenBounds(bounded, result);
  screen.line(`${rowOf(bounded, result)}  ${screen.verdict(broken.length === 0)}`);
  return broken;
}

function rowOf({ name, emptyWithinSeconds, before = '' }: BoundedLoad, result: LoadResult): string {
  return row(
    name,
    figure(result.mostParked),
    inWords(result.firstAcceptedSeconds),
    inWords(result.emptyAfterSeconds),
    inWords(emptyWithinSeconds),
    before,
  );
}

function inWords(seconds: number | undefined): string {
  return seconds === undefined ? '' : duration(seconds * 1000);
}

function row(name: string, ...columns: readonly string[]): string {
  return `  ${name.padEnd(48)}${columns.map((text) => text.padStart(15)).join('')}`.trimEnd();
}

import { mutants } from '../simulation/mutants.ts';
import { type Simulation, simulate } from '../simulation/simulate.ts';
import { figure, since } from './figures.ts';
import type { Proof, ProofOptions } from './proof.ts';
import { simulationTable } from './simulation-table.ts';

const QUICK_EVENTS = 2_000;
const DEEP_EVENTS = 10_000;
const EVENTS_FOR_MUTANTS = 300;
const SEEDS_FOR_MUTANTS = 4;
const VIOLATIONS_SHOWN = 10;
const EVENTS_PER_REPORT = 50;

/** Runs the intake and the drain against providers that retry, while everything fails now and then. */
export const proveSimulation: Proof = async ({ deep, seed, screen }) => {
  const startedAt = performance.now();
  const events = deep ? DEEP_EVENTS : QUICK_EVENTS;
  screen.line(
    screen.strong('Simulation: providers that retry and resend, outages and crashes, in virtual time'),
  );
  screen.line(
    '  Privy and Dynamic send on their schedules, over 92 days with resends; ledger, topic and intake fail',
  );
  screen.line('  at random, calls are slow or answered too late, and functions die between any two calls.');
  screen.line();
  const onProgress = (settled: number) => {
    if (settled % EVENTS_PER_REPORT === 0) screen.progress(`${figure(settled)} of ${figure(events)} events`);
  };
  const simulation = await simulate({ seed, events, onProgress });
  for (const line of simulationTable(simulation, screen)) screen.line(line);
  screen.line(screen.faint(`  seed ${seed}, ${since(startedAt)}`));
  showViolations(simulation, { screen });
  screen.line();
  return [...simulation.violations.slice(0, 1), ...(await noticeMutants({ screen }))];
};

function showViolations({ violations }: Simulation, { screen }: Pick<ProofOptions, 'screen'>): void {
  for (const violation of violations.slice(0, VIOLATIONS_SHOWN)) screen.line(`    ${violation}`);
  const more = violations.length - VIOLATIONS_SHOWN;
  if (more > 0) screen.line(`    and ${figure(more)} more`);
}

/** A simulation in which nothing can go wrong proves nothing: it must find fault with every broken pipeline. */
async function noticeMutants({ screen }: Pick<ProofOptions, 'screen'>): Promise<string[]> {
  const broken: string[] = [];
  for (const name of Object.keys(mutants)) {
    screen.progress(`a pipeline that ${name}`);
    if (!(await isNoticed(name))) broken.push(`the simulation does not notice a pipeline that ${name}`);
  }
  const count = Object.keys(mutants).length;
  const noticed = `${count - broken.length} of ${count} pipelines that are broken on purpose are noticed`;
  screen.line(`  ${noticed}  ${screen.verdict(broken.length === 0)}`);
  return broken;
}

async function isNoticed(name: string): Promise<boolean> {
  const variant = mutants[name];
  for (let seed = 1; variant !== undefined && seed <= SEEDS_FOR_MUTANTS; seed += 1) {
    const { violations } = await simulate({ seed, events: EVENTS_FOR_MUTANTS, variant });
    if (violations.length > 0) return true;
  }
  return false;
}

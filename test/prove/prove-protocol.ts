import { explore } from '../protocol/explore.ts';
import { mutants, protocol } from '../protocol/mutants.ts';
import type { HandOverLike, Program } from '../protocol/program.ts';
import { scenarios } from '../protocol/scenarios.ts';
import { figure, since } from './figures.ts';
import type { Proof, ProofOptions } from './proof.ts';

const QUICK_FAULTS = 2;
/** Every broken protocol shows with two faults already. */
const FAULTS_FOR_MUTANTS = 2;

/** Checks the hand-over and the drain in every schedule. */
export const proveProtocol: Proof = async (options) => {
  const { screen, deep } = options;
  const faults = deep ? 'any number of' : `up to ${QUICK_FAULTS}`;
  screen.line(screen.strong('Protocol: the hand-over and the drain in every order of calls and clock steps'));
  screen.line(`  Each schedule with ${faults} calls that fail before or after taking effect, and deaths.`);
  screen.line();
  screen.line(screen.faint(row('', 'schedules', 'states', 'time')));

  const broken: string[] = [];
  let total = 0n;
  for (const [name, programs] of Object.entries(scenarios(protocol))) {
    const { schedules, violation } = await proveScenario(name, programs, options);
    total += schedules;
    broken.push(...violation);
  }
  screen.line(screen.strong(row('together', figure(total))));
  screen.line();
  return [...broken, ...(await noticeMutants(options))];
};

async function proveScenario(name: string, programs: readonly Program[], { deep, screen }: ProofOptions) {
  const startedAt = performance.now();
  const { schedules, states, violation } = await explore({
    programs,
    maxFaults: deep ? Number.POSITIVE_INFINITY : QUICK_FAULTS,
    onProgress: (visited) => screen.progress(`${name}: ${figure(visited)} states`),
  });
  const verdict = screen.verdict(violation === undefined);
  const counted = violation === undefined ? figure(schedules) : 'stopped after';
  screen.line(`${row(name, counted, figure(states), since(startedAt))}  ${verdict}`);
  if (violation === undefined) return { schedules, violation: [] };

  screen.line(`  ${violation.message}, by this schedule:`);
  for (const step of violation.schedule) screen.line(`    ${step}`);
  return { schedules, violation: [`${name}: ${violation.message}`] };
}

/** A model that never finds anything proves nothing: it must find fault with every broken protocol. */
async function noticeMutants({ screen }: ProofOptions): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, mutant] of Object.entries(mutants)) {
    screen.progress(`a protocol that ${name}`);
    if (!(await isNoticed(mutant))) broken.push(`the model does not notice a protocol that ${name}`);
  }
  const count = Object.keys(mutants).length;
  const noticed = `${count - broken.length} of ${count} protocols that are broken on purpose are noticed`;
  screen.line(`  ${noticed}  ${screen.verdict(broken.length === 0)}`);
  return broken;
}

async function isNoticed(mutant: HandOverLike): Promise<boolean> {
  for (const programs of Object.values(scenarios(mutant))) {
    const { violation } = await explore({ programs, maxFaults: FAULTS_FOR_MUTANTS });
    if (violation !== undefined) return true;
  }
  return false;
}

function row(name: string, schedules: string, states = '', time = ''): string {
  return `  ${name.padEnd(40)}${schedules.padStart(18)}${states.padStart(12)}${time.padStart(14)}`;
}

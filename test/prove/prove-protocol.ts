import { explore } from '../protocol/explore.ts';
import { type Mutant, mutants } from '../protocol/mutants.ts';
import { protocol } from '../protocol/program.ts';
import { QUICK, type Scenario, type ScenarioName, scenarios } from '../protocol/scenarios.ts';
import { figure, since } from './figures.ts';
import type { Proof, ProofOptions } from './proof.ts';

/** Checks the hand-over and the drain in every schedule. */
export const proveProtocol: Proof = async (options) => {
  const { screen, deep } = options;
  screen.line(screen.strong('Protocol: the hand-over and the drain in every order of calls and clock steps'));
  screen.line(
    '  Each schedule with calls that fail before or after taking effect, and deaths: as many as stated.',
  );
  screen.line();
  screen.line(screen.faint(row('', 'faults', 'schedules', 'states', 'time')));

  const broken: string[] = [];
  let total = 0n;
  for (const [name, scenario] of Object.entries(scenarios(protocol))) {
    const isQuick = QUICK.includes(name as ScenarioName);
    if (!deep && !isQuick) continue;
    const maxFaults = faultsFor(scenario, deep && isQuick);
    const { schedules, violation } = await proveScenario({ name, scenario, maxFaults }, options);
    total += schedules;
    broken.push(...violation);
  }
  screen.line(screen.strong(row('together', '', figure(total))));
  screen.line();
  return [...broken, ...(await noticeMutants(options))];
};

/** With one fault four actors have more than ten million states, which is more than a proof should take. */
function faultsFor({ programs }: Scenario, isDeepAndQuick: boolean): number {
  if (programs.length > 3) return 0;
  return isDeepAndQuick ? 2 : 1;
}

interface Task {
  readonly name: string;
  readonly scenario: Scenario;
  readonly maxFaults: number;
}

async function proveScenario({ name, scenario, maxFaults }: Task, { screen }: ProofOptions) {
  const startedAt = performance.now();
  const { schedules, states, violation } = await explore(scenario, {
    maxFaults,
    onProgress: (visited) => screen.progress(`${name}: ${figure(visited)} states`),
  });
  const verdict = screen.verdict(violation === undefined);
  const counted = violation === undefined ? figure(schedules) : 'stopped after';
  screen.line(`${row(name, `${maxFaults}`, counted, figure(states), since(startedAt))}  ${verdict}`);
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

async function isNoticed({ protocol: broken, shows, as, faults }: Mutant): Promise<boolean> {
  const { violation } = await explore(scenarios(broken)[shows], { maxFaults: faults });
  return violation !== undefined && as.test(violation.message);
}

function row(
  ...[name, faults, schedules = '', states = '', time = '']: readonly [string, string, ...string[]]
): string {
  const columns = [faults.padStart(8), schedules.padStart(36), states.padStart(12), time.padStart(14)];
  return `  ${name.padEnd(56)}${columns.join('')}`;
}

import { type Broken, broken as brokenQuarantines } from '../quarantine-model/broken.ts';
import { explore } from '../quarantine-model/explore.ts';
import { protocol } from '../quarantine-model/programs.ts';
import { QUICK, type Scenario, type ScenarioName, scenarios } from '../quarantine-model/scenarios.ts';
import { figure, since } from './figures.ts';
import type { Proof, ProofOptions } from './proof.ts';

const STEPS = 3;

/** Checks the quarantine of a user in every schedule. */
export const proveQuarantine: Proof = async (options) => {
  const { screen, deep } = options;
  screen.line(
    screen.strong('Quarantine: batches, releases and drops in every order of calls and clock steps'),
  );
  screen.line('  Each schedule with one call that fails before or after taking effect, or one death.');
  screen.line();
  screen.line(screen.faint(row('', 'schedules', 'states', 'time')));

  const broken: string[] = [];
  let total = 0n;
  for (const [name, scenario] of Object.entries(scenarios(protocol))) {
    if (!deep && !QUICK.includes(name as ScenarioName)) continue;
    const { schedules, violation } = await proveScenario(name, scenario, options);
    total += schedules;
    broken.push(...violation);
  }
  screen.line(screen.strong(row('together', figure(total))));
  screen.line();
  return [...broken, ...(await noticeBroken(options))];
};

async function proveScenario(name: string, scenario: Scenario, { screen }: ProofOptions) {
  const startedAt = performance.now();
  const { schedules, states, violation } = await explore(scenario, {
    faults: 1,
    steps: STEPS,
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

/** A model that never finds anything proves nothing: it must find fault with every broken quarantine. */
async function noticeBroken({ screen }: ProofOptions): Promise<string[]> {
  const unnoticed: string[] = [];
  for (const [name, quarantine] of Object.entries(brokenQuarantines)) {
    screen.progress(`a quarantine that ${name}`);
    if (!(await isNoticed(quarantine))) unnoticed.push(`the model does not notice a quarantine that ${name}`);
  }
  const count = Object.keys(brokenQuarantines).length;
  const noticed = `${count - unnoticed.length} of ${count} quarantines that are broken on purpose are noticed`;
  screen.line(`  ${noticed}  ${screen.verdict(unnoticed.length === 0)}`);
  return unnoticed;
}

async function isNoticed({ protocol: wrong, shows, as }: Broken): Promise<boolean> {
  const { violation } = await explore(scenarios(wrong)[shows], { faults: 1, steps: STEPS });
  return violation !== undefined && as.test(violation.message);
}

function row(...[name, schedules = '', states = '', time = '']: readonly [string, ...string[]]): string {
  return `  ${name.padEnd(56)}${[schedules.padStart(36), states.padStart(12), time.padStart(14)].join('')}`;
}

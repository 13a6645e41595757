import { templateAlarms } from '../template-alarms.ts';
import { DAY_PIPELINE, dayTemplate } from './day-template.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { type Rung, simulateDay, timeOfDay } from './simulate-day.ts';

/** A scenario and the alarms that ring in it. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly rung: readonly Rung[];
}

/** Every scenario, and the names of the alarms that ring in none. */
export interface Outcomes {
  readonly outcomes: readonly Outcome[];
  readonly silent: readonly string[];
}

/** Lets all the days pass. Takes seconds. */
export async function allDays(): Promise<Outcomes> {
  const template = dayTemplate();
  const alarms = templateAlarms(template, DAY_PIPELINE);
  const outcomes: Outcome[] = [];
  for (const scenario of SCENARIOS)
    outcomes.push({ scenario, rung: await simulateDay(scenario, template, alarms) });
  const rang = new Set(outcomes.flatMap(({ rung }) => rung.map(({ name }) => kindOf(name))));
  const kinds = new Set(alarms.map(({ name }) => kindOf(name)));
  return { outcomes, silent: [...kinds].filter((kind) => !rang.has(kind)).sort() };
}

/** The last word of an alarm's name. */
export function kindOf(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

const INTRODUCTION = `# Alarms in a day

Which alarm rings when: every alarm of a synthesized template, evaluated minute by minute over what a pipeline measures in a day
in which something goes wrong. The pipeline is simulated; what its functions measure is what their own reports write, and the
web ACL is that of the template. \`npm run alarms\` works it all out anew and writes this page; a test fails where it is not what
comes out.

- The evaluation is CloudWatch's as it is documented: what was measured counts before what is missing, as far back as CloudWatch
  reads. It does not say how far that is; here it is two periods more than it evaluates, as in its examples. So alarms on something
  that is silent while all is well end some periods after it is over, and may end earlier than here.
- An alarm that comes and goes has one line, from its first ringing to its last end.
- Metrics are there at the end of their minute. In an account they come up to some minutes later, and so do the alarms.
- The pipeline has two sources, of which privy/main gets an event every four minutes by day and every twenty at night,
  dynamic/main every five and every thirty; two handlers and a consumer. With more events what counts failures rings earlier.
- Times are UTC. What an alarm means and what to do about it is in the [runbook](runbook.md), under the last word of its name.
`;

/** The page with the tables. */
export function daysPage({ outcomes, silent }: Outcomes): string {
  const none = silent.map((kind) => `\`${kind}\``).join(', ');
  return [
    INTRODUCTION,
    ...outcomes.map(section),
    `## Alarms that ring on none of these days\n\n${none}.\n`,
  ].join('\n');
}

function section({ scenario, rung }: Outcome): string {
  const { title, happens } = scenario;
  return `## ${title}\n\n${happens}\n\n${rung.length === 0 ? 'No alarm rings.\n' : table(rung)}`;
}

function table(rung: readonly Rung[]): string {
  const rows = rung.map(({ name, from, to }) => {
    const end = to === undefined ? 'is up at the end' : timeOfDay(to);
    return `| ${name} | ${timeOfDay(from)} | ${end} |\n`;
  });
  return `| alarm | first rings at | last ends at |\n|---|---|---|\n${rows.join('')}`;
}

import type { DeliveryReport } from './delivery-hops.ts';

export interface DemoSummary {
  readonly asExpected: boolean;
  readonly deliveries: number;
  /** How many were answered with each outcome, such as `accepted`; `blocked` where the intake was not reached. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Events on the topic, each counted once. */
  readonly events: number;
  /** Those of them that are in the archive. Absent where the pipeline has none. */
  readonly archived?: number;
  /** Messages that the queues of the subscribers were given. */
  readonly messages: Readonly<Record<string, number>>;
  /** Messages in the dead-letter queues. */
  readonly deadLetters: number;
  /** How long the first answer took, with the start of a sandbox, and the others at the median. */
  readonly firstMilliseconds: number;
  readonly medianMilliseconds: number;
}

export function summarize(reports: readonly DeliveryReport[], deadLetters: number): DemoSummary {
  const fresh = reports.filter(({ delivery }) => !delivery.expected.again);
  const subscribers = Object.keys(reports[0]?.facts.subscribers ?? {});
  const [first = 0, ...others] = reports.map(({ facts }) => facts.answer.milliseconds);
  return {
    asExpected: deadLetters === 0 && reports.every(({ differences }) => differences.length === 0),
    deliveries: reports.length,
    outcomes: countBy(
      reports.map(({ facts }) => (facts.reachedIntake ? (facts.answer.outcome ?? 'none') : 'blocked')),
    ),
    events: fresh.filter(({ facts }) => facts.onTopic > 0).length,
    ...archivedOf(fresh),
    messages: Object.fromEntries(
      subscribers.map((name) => [
        name,
        sum(fresh.map(({ facts }) => facts.subscribers[name]?.messages ?? 0)),
      ]),
    ),
    deadLetters,
    firstMilliseconds: first,
    medianMilliseconds: others.toSorted((a, b) => a - b)[Math.floor(others.length / 2)] ?? first,
  };
}

function archivedOf(reports: readonly DeliveryReport[]): Pick<DemoSummary, 'archived'> {
  const facts = reports.map(({ facts: { archive } }) => archive).filter((fact) => fact !== undefined);
  return facts.length === 0 ? {} : { archived: facts.filter(({ copies }) => copies > 0).length };
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

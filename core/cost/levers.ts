import { sumOf } from './cost-line.ts';
import type { Priced } from './priced.ts';
import { stageCost } from './stage-cost.ts';
import type { StageFacts } from './stage-facts.ts';

/** Something that can be had otherwise. */
interface Lever {
  readonly name: string;
  /** What is given up, or what it takes. */
  readonly price: string;
  /** Whether there is anything to pull. @default there is */
  readonly has?: (facts: StageFacts) => boolean;
  readonly pull: (priced: Priced) => Priced;
}

/** What a lever saves, in dollars. Below zero where it costs more. */
export interface Saving {
  readonly name: string;
  readonly price: string;
  readonly idle: number;
  readonly million: number;
}

const FEWER_ALARMS = 10;
const SHORT_RETENTION_DAYS = 30;

const LEVERS: readonly Lever[] = [
  {
    name: 'full batches instead of one at a time',
    price: 'comes by itself with a backlog; SQS knows no window for FIFO queues',
    pull: (priced) => ({ ...priced, volume: { ...priced.volume, batch: 'full' } }),
  },
  {
    name: "applyIfNewer instead of applyOnce's transaction",
    price: 'the default here; for a row that one event determines',
    pull: (priced) => ({ ...priced, volume: { ...priced.volume, writesBy: 'applyIfNewer' } }),
  },
  {
    name: 'one handler less',
    price: 'one does the work of two, and one that fails takes both along',
    pull: (priced) => withFacts(priced, withoutOneHandler(priced.facts)),
  },
  {
    name: 'no archive (`archive: false`)',
    price: 'no event is found again, replayed or audited',
    has: ({ archiveMegabytes }) => archiveMegabytes !== undefined,
    pull: (priced) => ({ ...priced, facts: withoutArchive(priced.facts) }),
  },
  {
    name: 'no canary (`canary: false`)',
    price: 'a door that is shut is noticed by silence only',
    has: ({ canary }) => canary,
    pull: (priced) => withFacts(priced, withoutCanary(priced.facts)),
  },
  {
    name: `logs for ${SHORT_RETENTION_DAYS} days (\`logRetentionDays\`)`,
    price: 'what is older cannot be looked up',
    pull: (priced) =>
      withFacts(priced, { log: { ...priced.facts.log, retentionDays: SHORT_RETENTION_DAYS } }),
  },
  {
    name: 'the access log in the infrequent-access class',
    price: 'no metric filter, hence no alarm on throttled deliveries',
    pull: (priced) => withFacts(priced, { log: { ...priced.facts.log, accessIsRare: true } }),
  },
  {
    name: `${FEWER_ALARMS} alarms fewer`,
    price: 'none is without a section in the runbook',
    pull: (priced) => withFacts(priced, { alarmMetrics: priced.facts.alarmMetrics - FEWER_ALARMS }),
  },
  {
    name: 'no point-in-time recovery of the tables',
    price: 'what a mistake deletes is gone',
    pull: (priced) => withFacts(priced, { ledger: { ...priced.facts.ledger, recoverable: false } }),
  },
];

/** What each lever saves by itself, of what is priced. */
export function savings(priced: Priced): readonly Saving[] {
  return LEVERS.filter(({ has }) => has?.(priced.facts) ?? true).map(({ name, price, pull }) => {
    // One that is pulled already is compared with what would be without it.
    const isPulled = name.startsWith('applyIfNewer') && priced.volume.writesBy === 'applyIfNewer';
    const before = isPulled
      ? { ...priced, volume: { ...priced.volume, writesBy: 'applyOnce' as const } }
      : priced;
    const [from, to] = [stageCost(before), stageCost(pull(before))];
    const monthly = (cost: typeof from) => sumOf([...cost.idle, cost.withEvents]);
    return {
      name,
      price,
      idle: monthly(from) - monthly(to),
      million: sumOf(from.million) - sumOf(to.million),
    };
  });
}

function withFacts(priced: Priced, changed: Partial<StageFacts>): Priced {
  return { ...priced, facts: { ...priced.facts, ...changed } };
}

function withoutOneHandler(facts: StageFacts): Partial<StageFacts> {
  const isQuarantine = ({ kind }: StageFacts['schedules'][number]) => kind === 'quarantine';
  const one = facts.schedules.find(isQuarantine);
  return {
    handlers: facts.handlers.slice(1),
    subscriptions: facts.subscriptions - 1,
    polledQueues: { ...facts.polledQueues, fifo: facts.polledQueues.fifo - 1 },
    schedules: facts.schedules.filter((schedule) => schedule !== one),
  };
}

function withoutArchive({ archiveMegabytes: _, ...facts }: StageFacts): StageFacts {
  return {
    ...facts,
    subscriptions: facts.subscriptions - 1,
    polledQueues: { ...facts.polledQueues, standard: 0 },
    schedules: facts.schedules.filter(({ kind }) => kind !== 'other'),
  };
}

function withoutCanary(facts: StageFacts): StageFacts {
  return {
    ...facts,
    canary: false,
    secrets: facts.secrets - 1,
    polledQueues: { ...facts.polledQueues, fifo: facts.polledQueues.fifo - 1 },
    schedules: facts.schedules.filter(({ kind }) => kind !== 'canary'),
  };
}

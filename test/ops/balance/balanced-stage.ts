import type { Item } from '../../../core/inbox/item.ts';
import type { FilterPolicy } from '../../../core/topic/filter-policy.ts';
import type { LogLine } from '../../../ops/stage/log-reader.ts';
import type { QueueCounts } from '../../../ops/stage/queues.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import type { TableQuery } from '../../../ops/stage/tables.ts';
import { stageOf } from '../stage-of.ts';

/** What a stage with the handlers `count` and `mirror` has at its places. A test changes it between looks. */
export interface World {
  /** What the logs have got since they were read. */
  readonly written: LogLine[];
  /** By the end of a queue's address. */
  readonly queues: Record<string, Partial<QueueCounts>>;
  /** The events in quarantine, by handler. */
  readonly gates: Record<string, number>;
  /** The places of parked events, and the keys of those that the topic refused. */
  readonly parked: string[];
  readonly refused: string[];
  readonly filters: Readonly<Record<string, FilterPolicy>>;
}

const HANDLERS = ['count', 'mirror'];
const TIME = new Date('2026-11-27T08:00:00.000Z');

export function worldOf(filters: World['filters'] = {}): World {
  return { written: [], queues: {}, gates: {}, parked: [], refused: [], filters };
}

/** The line of a delivery of `privy/main`. */
export function delivered(eventId: string, outcome = 'accepted', eventType = 'privy.user.created'): LogLine {
  const fields = { message: 'delivery', source: 'privy/main', outcome, eventId, eventType };
  return { logGroup: 'intake', time: TIME, fields };
}

/** The line of an attempt. */
export function attempted(subscriber: string, eventId: string, outcome = 'applied'): LogLine {
  const fields = { message: 'message', source: 'privy/main', subscriber, outcome, eventId };
  return { logGroup: subscriber, time: TIME, fields };
}

/** A stage on this machine, of which only what the sum is made of is there. */
export function balancedStage(world: World): Stage {
  const queueOf = (name: string, end: string) => `https://sqs/${name}${end}`;
  const subscribers = Object.fromEntries(
    HANDLERS.map((name) => [
      name,
      {
        kind: 'handler' as const,
        functionName: name,
        logGroup: name,
        queueUrl: queueOf(name, ''),
        dlqUrl: queueOf(name, '-dlq'),
        subscriptionDlqUrl: queueOf(name, '-undelivered'),
      },
    ]),
  );
  const stage = stageOf({}, { subscribers });
  return {
    ...stage,
    logs: {
      ...stage.logs,
      follow: (logGroup, { from }) =>
        async function* () {
          const mine = world.written.filter((line) => line.logGroup === logGroup);
          for (const line of mine) world.written.splice(world.written.indexOf(line), 1);
          yield* mine.filter(({ time }) => time >= from);
        },
    },
    services: {
      ...stage.services,
      subscriptions: async () => ({
        ofTopic: async () =>
          HANDLERS.map((queueName) => ({
            queueName,
            filter: world.filters[queueName] ?? {},
            isPending: false,
          })),
        receivers: async () => [],
      }),
      queues: async () => ({
        counts: async (url: string) => ({
          waiting: 0,
          inHand: 0,
          delayed: 0,
          ...world.queues[url.slice('https://sqs/'.length)],
        }),
        deadLetters: () => notAsked(),
        wayInto: () => notAsked(),
      }),
      tables: async () => ({
        get: notAsked,
        scan: notAsked,
        query: async (table, query) => itemsOf(world, table, query),
      }),
    },
  };
}

function notAsked(): never {
  throw new Error('the sum does not look there');
}

function itemsOf(
  { gates, parked, refused }: World,
  table: string,
  { partition }: TableQuery,
): readonly Item[] {
  const [value] = Object.values(partition);
  if (table === 'quarantine') {
    const events = gates[String(value).slice(0, -1)];
    return events === undefined ? [] : [{ sk: 'gate#privy/main#ada', events, openedAt: TIME.toISOString() }];
  }
  if (value === 'refused') return refused.map((position) => ({ position }));
  return value === '0' ? parked.map((position) => ({ position })) : [];
}

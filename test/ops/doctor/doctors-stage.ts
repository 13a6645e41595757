import type { DescribedSource, StageDescription } from '../../../core/stage/stage-description.ts';
import type { PipelineAlarm } from '../../../ops/stage/alarms.ts';
import type { Queues } from '../../../ops/stage/queues.ts';
import type { SecretVersionState } from '../../../ops/stage/secrets.ts';
import type { StackState } from '../../../ops/stage/stacks.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import type { TopicReceiver, TopicSubscription } from '../../../ops/stage/subscriptions.ts';
import type { TableState } from '../../../ops/stage/table-states.ts';
import { stageOf } from '../stage-of.ts';

/** What a stage on AWS would be found to have. What is left out is as it should be. */
export interface Found {
  readonly description?: Partial<StageDescription>;
  /** By source. */
  readonly secrets?: Readonly<Record<string, readonly SecretVersionState[]>>;
  readonly subscriptions?: readonly TopicSubscription[];
  /** States of mappings by function. */
  readonly mappings?: Readonly<Record<string, readonly string[]>>;
  readonly alarms?: readonly PipelineAlarm[];
  readonly stack?: StackState;
  readonly receivers?: readonly TopicReceiver[];
  /** Tables by name, that are not as they should be or are not there. */
  readonly tables?: Readonly<Record<string, Partial<TableState> | undefined>>;
  /** Ids of what carries the stage's tag and is in no stack. */
  readonly leftBehind?: Partial<Record<'queues' | 'tables' | 'secrets' | 'buckets', readonly string[]>>;
  /** How many messages wait in each queue, by its URL. */
  readonly waiting?: Readonly<Record<string, number>>;
  /** What the intake logged. */
  readonly logged?: readonly Readonly<Record<string, unknown>>[];
}

const privy: DescribedSource = { provider: 'privy', url: 'https://api/privy/main', secretId: 'privy/main' };
export const PUT: SecretVersionState = {
  stages: ['AWSCURRENT'],
  createdAt: new Date('2026-11-01T00:00:00.000Z'),
};
export const ALARM: PipelineAlarm = {
  name: 'Shop-prod billing late',
  actions: ['arn:on-call'],
  isSilenced: false,
};

/** In the stack, by the URL that CloudFormation has of it. */
const OWN_QUEUE = 'https://sqs.eu-west-1.amazonaws.com/111122223333/Shop-prod-Queue-1.fifo';
const KEPT_TABLE: TableState = {
  arn: 'arn:table',
  status: 'ACTIVE',
  refusesDeletion: true,
  pointInTimeRecovery: true,
  tags: {},
};

export const CHECKED = new Date('2026-11-20T08:00:00.000Z');

function queuesOf(name: string) {
  return {
    queueUrl: `https://sqs/1/${name}`,
    dlqUrl: 'https://sqs/1/d',
    subscriptionDlqUrl: 'https://sqs/1/s',
  };
}
const functionOf = (name: string) => ({ functionName: name, logGroup: name });

/** `Shop-prod`: a source, a handler, a consumer and an archive. */
export function doctorsStage(found: Found = {}): Stage {
  const { description = {}, secrets = {}, mappings = {}, logged = [], tables = {}, leftBehind = {} } = found;
  const stage = stageOf(
    {},
    {
      pipelineName: 'Shop-prod',
      stackName: 'Shop-prod',
      version: '1.2.0',
      sources: { 'privy/main': privy },
      subscribers: {
        count: { kind: 'handler', ...functionOf('count'), ...queuesOf('count') },
        risk: { kind: 'consumer', ...queuesOf('risk') },
      },
      archive: {
        bucket: 'bucket',
        ...queuesOf('archive'),
        writer: functionOf('writer'),
        ...functionOf('keeper'),
      },
      alarmTopicArn: 'arn:on-call',
      topicArn: 'arn:aws:sns:eu-west-1:111122223333:events.fifo',
      deletionProtection: true,
      ...description,
    },
  );
  const sent = ['count', 'risk', 'archive'].map((queueName) => ({ queueName, filter: {}, isPending: false }));
  return {
    ...stage,
    isLocal: false,
    logs: {
      async *read(logGroup, { from, text = '' }) {
        for (const fields of logged)
          if (JSON.stringify(fields).includes(text) && from <= new Date(String(fields['timestamp'])))
            yield { time: stage.now(), logGroup, fields };
      },
    },
    services: {
      ...stage.services,
      secrets: async () => ({ versions: async (id) => secrets[id] ?? [PUT], put: async () => {} }),
      subscriptions: async () => ({
        ofTopic: async () => found.subscriptions ?? sent,
        receivers: async () => found.receivers ?? [{ protocol: 'email', isPending: false }],
      }),
      mappings: async () => ({
        of: async (name) => (mappings[name] ?? ['Enabled']).map((state) => ({ id: name, state })),
        switch: async (id) => ({ id, state: 'Enabling' }),
      }),
      alarms: async () => ({ ofPipeline: async () => found.alarms ?? [ALARM] }),
      state: async () => ({
        queues: async () => [`${OWN_QUEUE}`, ...(leftBehind.queues ?? [])],
        tables: async () => ['ledger', ...(leftBehind.tables ?? [])],
        secrets: async () => leftBehind.secrets ?? [],
        buckets: async () => leftBehind.buckets ?? [],
      }),
      queues: async () => ({
        ...(null as unknown as Queues),
        counts: async (url) => ({ waiting: found.waiting?.[url] ?? 0, inHand: 0, delayed: 0 }),
      }),
      tableStates: async () => ({
        state: async (name) => {
          if (name in tables && tables[name] === undefined) return undefined;
          const timeToLive = name === 'parked' ? {} : { timeToLive: 'expiresAt' };
          return { ...KEPT_TABLE, ...timeToLive, ...tables[name] };
        },
      }),
      stacks: async () => ({
        physicalIds: async () => [OWN_QUEUE],
        stack: async () =>
          found.stack ?? { status: 'UPDATE_COMPLETE', drift: 'IN_SYNC', driftCheckedAt: CHECKED },
      }),
    },
  };
}

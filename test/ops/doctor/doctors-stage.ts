import type { DescribedSource, StageDescription } from '../../../core/stage/stage-description.ts';
import type { PipelineAlarm } from '../../../ops/stage/alarms.ts';
import type { SecretVersionState } from '../../../ops/stage/secrets.ts';
import type { StackState } from '../../../ops/stage/stacks.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import type { TopicReceiver, TopicSubscription } from '../../../ops/stage/subscriptions.ts';
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
  const { description = {}, secrets = {}, mappings = {}, logged = [] } = found;
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
      stacks: async () => ({
        stack: async () =>
          found.stack ?? { status: 'UPDATE_COMPLETE', drift: 'IN_SYNC', driftCheckedAt: CHECKED },
      }),
    },
  };
}

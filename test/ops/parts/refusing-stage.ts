import { OpsError } from '../../../ops/ops-error.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { stageOf } from '../stage-of.ts';

/** What AWS is made to say of what nobody may look at. */
export const DENIED = 'no permission for sqs:GetQueueAttributes on https://sqs/risk';

/** A stage in which nothing waits, and whose queues, tables and functions refuse whatever has one of these words in its name. */
export function refusingStage(refuses: RegExp, error: Error = new OpsError('no-access', DENIED)): Stage {
  const allow = (name: string) => {
    if (refuses.test(name)) throw error;
  };
  const queuesOf = (name: string) => ({
    queueUrl: `https://sqs/${name}`,
    dlqUrl: `https://sqs/${name}-dlq`,
    subscriptionDlqUrl: `https://sqs/${name}-undelivered`,
  });
  const stage = stageOf(
    { count: async () => ({ groups: [] }), mirror: async () => ({ groups: [] }) },
    {
      sources: { 'privy/main': { provider: 'privy', url: 'https://api/privy/main', secretId: 'privy' } },
      subscribers: {
        count: { kind: 'handler', functionName: 'count', logGroup: 'count', ...queuesOf('count') },
        risk: { kind: 'consumer', ...queuesOf('risk') },
      },
      archive: undefined,
    },
  );
  return {
    ...stage,
    services: {
      ...stage.services,
      functions: async () => ({
        async invoke(name: string) {
          allow(name);
          return { groups: [] };
        },
      }),
      queues: async () => ({
        async counts(url: string) {
          allow(url);
          return { waiting: 0, inHand: 0, delayed: 0 };
        },
        deadLetters: () => ({
          receive: async () => [],
          remove: async () => [],
          putBack: async () => {},
        }),
        wayInto: () => {
          throw new Error('nothing is put into a queue');
        },
      }),
      tables: async () => ({
        async get(table: string) {
          allow(table);
          return undefined;
        },
        async query(table: string) {
          allow(table);
          return [];
        },
        async *scan() {},
      }),
      secrets: async () => ({
        async versions(id: string) {
          allow(id);
          return [{ stages: ['AWSCURRENT'], createdAt: new Date('2026-11-01T00:00:00Z') }];
        },
      }),
      mappings: async () => ({ of: async () => [] }),
      subscriptions: async () => ({ ofTopic: async () => [], receivers: async () => [] }),
    } as unknown as Stage['services'],
    logs: { async *read() {} },
    metrics: { read: async (queries: readonly unknown[]) => queries.map(() => []) },
  } as unknown as Stage;
}

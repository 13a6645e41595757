import { mock } from 'node:test';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SqsQueues } from '../../aws/operator/sqs-queues.ts';
import type { DeadLetter, DeadLetterQueue } from '../../core/dead-letters/dead-letter-queue.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import { startFauxqs } from '../../local/cloud/engines/fauxqs.ts';

const CREDENTIALS = { accessKeyId: 'a', secretAccessKey: 'b' };
const REGION = 'eu-west-1';
const START = new Date('2026-11-27T08:00:00.000Z');

/** A queue and its dead-letter queue in SQS, whose clock stands until it is put forward. */
export interface LetterQueues {
  readonly dead: DeadLetterQueue;
  readonly queue: ReturnType<SqsQueues['wayInto']>;
  readonly now: () => Date;
  /** Puts the clock forward: what was hidden comes again, and SQS forgets ids after five minutes. */
  pass(seconds: number): void;
  /** How many letters SQS says there are. */
  waiting(): Promise<number>;
  /** Puts messages into the dead-letter queue, in this order. */
  bury(...messages: readonly Partial<TopicMessage>[]): Promise<void>;
  /** Receives from the dead-letter queue until nothing comes, and takes it all out. */
  emptyDead(): Promise<DeadLetter[]>;
  /** The same of the queue. */
  emptyQueue(): Promise<DeadLetter[]>;
  /** Receives from the queue in vain, so that SQS moves to the dead-letter queue what comes. */
  failInQueue(): Promise<DeadLetter[]>;
  stop(): Promise<void>;
}

/** Starts SQS with two empty queues. Call `stop` in `afterEach`. */
export async function startLetterQueues(): Promise<LetterQueues> {
  mock.timers.enable({ apis: ['Date'], now: START });
  const engine = await startFauxqs();
  const connection = {
    region: REGION,
    endpoint: engine.endpoint,
    credentials: CREDENTIALS,
    translate: (error: unknown) => error,
  };
  const client = new SQSClient({ region: REGION, endpoint: engine.endpoint, credentials: CREDENTIALS });
  const queues = new SqsQueues(connection, 0);
  const deadUrl = await create(client, 'counter-dlq.fifo');
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: deadUrl, AttributeNames: ['QueueArn'] }),
  );
  const queueUrl = await create(client, 'counter.fifo', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: Attributes?.['QueueArn'], maxReceiveCount: 1 }),
  });
  let buried = 0;
  return {
    dead: queues.deadLetters(deadUrl),
    queue: queues.wayInto(queueUrl),
    now: () => new Date(),
    pass: (seconds) => mock.timers.tick(seconds * 1_000),
    waiting: async () => (await queues.counts(deadUrl)).waiting,
    async bury(...messages) {
      for (const message of messages) {
        buried += 1;
        const filled = { body: '{}', groupId: 'ada', deduplicationId: `buried-${buried}`, attributes: {} };
        await queues.wayInto(deadUrl).send([{ ...filled, ...message }]);
      }
    },
    emptyDead: () => empty(queues.deadLetters(deadUrl)),
    emptyQueue: () => empty(queues.deadLetters(queueUrl)),
    async failInQueue() {
      const failed = await queues.deadLetters(queueUrl).receive(1);
      mock.timers.tick(2_000);
      await queues.deadLetters(queueUrl).receive(1);
      return [...failed];
    },
    async stop() {
      mock.timers.reset();
      client.destroy();
      queues.close();
      await engine.close();
    },
  };
}

async function create(client: SQSClient, name: string, attributes: Record<string, string> = {}) {
  const Attributes = { FifoQueue: 'true', ...attributes };
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName: name, Attributes }));
  return QueueUrl;
}

async function empty(queue: DeadLetterQueue): Promise<DeadLetter[]> {
  const all: DeadLetter[] = [];
  for (;;) {
    const received = await queue.receive(600);
    if (received.length === 0) return all;
    all.push(...received);
    await queue.remove(received);
  }
}

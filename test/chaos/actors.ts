import { createClients } from '../../local/cloud/engines/clients.ts';
import { Random } from '../simulation/random.ts';
import type { ChaosPipeline } from './chaos-pipeline.ts';
import { Consumer } from './consumer.ts';
import { drainOften } from './disturb.ts';
import { FailedMessages } from './failed-messages.ts';
import { planUsers } from './plan-users.ts';
import type { Secrecy } from './secrecy.ts';
import { Sender } from './sender.ts';
import { Tally } from './tally.ts';

const CONSUMER = 'example';

export interface ActorOptions {
  readonly seed: number;
  readonly events: number;
  readonly seconds: number;
}

export type Actors = ReturnType<typeof startActors>;

/** Everybody around the pipeline: the providers, another service that consumes, the clock that starts the drain. */
export function startActors(
  { seed, events, seconds }: ActorOptions,
  { pipeline }: ChaosPipeline,
  secrecy: Secrecy,
) {
  const tally = new Tally();
  const milliseconds = seconds * 1000;
  const users = planUsers({ seed, events, milliseconds, marks: secrecy.marks, start: new Date() });
  const sender = new Sender({
    seed,
    users,
    sources: pipeline.sources,
    wrongSecrets: secrecy.wrongSecrets,
    onAttempt: (kind, attempt) => tally.add(kind, attempt),
    onExchange: (signature, answer) => secrecy.noteExchange(signature, answer),
  });
  const consumer = new Consumer({
    endpoint: pipeline.aws.sqs,
    region: pipeline.region,
    queueUrl: pipeline.subscribers[CONSUMER]?.queueUrl ?? '',
    random: new Random(`${seed}/consumer`),
  });
  const failed = new FailedMessages(pipeline);
  const drains = drainOften(pipeline);
  const clients = createClients(pipeline.region, pipeline.aws);
  return {
    users,
    tally,
    sender,
    consumer,
    failed,
    drains,
    clients,
    async close() {
      drains.stop();
      failed.close();
      await consumer.close();
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

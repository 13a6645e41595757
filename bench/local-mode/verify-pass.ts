import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { RunningPipeline } from './running-pipeline.ts';
import { sendLoad } from './send-load.ts';
import type { Watch } from './watch.ts';

const SENDERS = 16;
const SECONDS = 10;
const PATIENCE_SECONDS = 60;

/** What became of every event of a load in which every fifth delivery is sent twice. */
export interface Verified {
  readonly events: number;
  /** Not handled, or not in the consumer's queue. */
  readonly missing: number;
  /** Handled or in the queue more than once. */
  readonly doubled: number;
}

/** Sends a load, and looks for each of its events at the handler that it is for and at the consumer that gets all. */
export async function verifyPass(pipeline: RunningPipeline, watch: Watch): Promise<Verified> {
  watch.begin();
  const { url, secret } = pipeline;
  await sendLoad({
    url,
    secret,
    senders: SENDERS,
    seconds: SECONDS,
    sendsTwice: true,
    onSent: (id) => watch.sent(id),
  });
  for (let waited = 0; watch.missing > 0 && waited < PATIENCE_SECONDS * 10; waited += 1) await sleep(100);
  const received = await receivedIn(pipeline);
  const ids = [...watch.eventIds];
  const timesOf = (id: string) => received.get(id) ?? 0;
  return {
    events: ids.length,
    missing: watch.missing + ids.filter((id) => timesOf(id) === 0).length,
    doubled: watch.doubled + ids.filter((id) => timesOf(id) > 1).length,
  };
}

/** How often each event is in the consumer's queue, which is empty then. */
async function receivedIn({
  sqs,
  consumerQueue: QueueUrl,
}: RunningPipeline): Promise<ReadonlyMap<string, number>> {
  const client = new SQSClient({
    endpoint: sqs,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const times = new Map<string, number>();
  for (;;) {
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 });
    const { Messages = [] } = await client.send(receive);
    if (Messages.length === 0) return times;
    for (const { Body = '{}' } of Messages) {
      const { id } = JSON.parse(Body) as { readonly id: string };
      times.set(id, (times.get(id) ?? 0) + 1);
    }
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}

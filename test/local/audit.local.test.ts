import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { objectsClient } from '../../aws/clients.ts';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { S3Objects } from '../../aws/s3-objects.ts';
import { hotObjects } from '../../core/archive/hot-object.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import { archivedEvent } from '../support/archived-days.ts';
import { type RunningPipeline, startRunningPipeline } from './running-pipeline.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;
const DAY_MILLISECONDS = 86_400_000;
/** Only a day that is over is audited. */
const YESTERDAY = new Date(Date.now() - DAY_MILLISECONDS);
const DAY = YESTERDAY.toISOString().slice(0, 10);
const EXPIRES_AT = new Date(YESTERDAY.getTime() + 100 * DAY_MILLISECONDS);
const EVENTS = ['ada-1', 'ada-2', 'bob-1'].map((id) =>
  archivedEvent({ id, receivedtime: YESTERDAY.toISOString() }),
);

const HANDLER = 'user-directory';

function handlerOf({ subscribers }: RunningPipeline['pipeline']) {
  const found = subscribers[HANDLER];
  if (found === undefined) throw new Error(`the pipeline has no ${HANDLER}`);
  return found;
}

describe('an audit on this machine', () => {
  let running: RunningPipeline;
  let client: S3Client;
  let objects: S3Objects;
  let queues: SQSClient;

  beforeAll(async () => {
    running = await startRunningPipeline();
    const { aws, region, archive, ledgerTable } = running.pipeline;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    client = objectsClient({ region, endpoint: aws.s3, credentials, forcePathStyle: true });
    objects = new S3Objects(client, archive?.bucket ?? '');
    queues = new SQSClient({ region, endpoint: aws.sqs, credentials });
    const tables = new DynamoDBClient({ region, endpoint: aws.dynamodb, credentials });
    const ledger = new DynamoDbLedger(tables, ledgerTable);
    for (const { source, id, type, group } of EVENTS)
      await ledger.markPublished(
        { key: ledgerKey(source, id), type, groupId: group, expiresAt: EXPIRES_AT },
        YESTERDAY,
      );
    tables.destroy();
  }, START_MILLISECONDS);

  afterAll(async () => {
    client?.destroy();
    queues?.destroy();
    await running?.close();
  });

  async function ask(event: object): Promise<unknown> {
    const result = await running.pipeline.functions.get('archive-keeper')?.host.invoke(event);
    return result?.ok ? result.payload : result;
  }

  async function write(events: typeof EVENTS): Promise<void> {
    for (const { key, content } of hotObjects(events)) await objects.put(key, content);
  }

  it('names what was published yesterday and is not in the archive, until it is', async () => {
    await write(EVENTS.slice(0, 2));

    expect(await ask({ archive: 'audit', day: DAY })).toMatchObject({
      differences: 1,
      ledger: 'compared',
      flawed: [{ source: 'privy/main', id: 'bob-1', flaw: 'missing' }],
    });

    await write(EVENTS.slice(2));
    expect(await ask({ archive: 'compact', until: DAY })).toMatchObject({ problems: [] });
    expect(await ask({ archive: 'audit', day: DAY })).toMatchObject({
      differences: 0,
      sources: [{ source: 'privy/main', published: 3, archived: 3, events: 3, unmarked: 0 }],
      problems: [],
    });
  });

  it('says from its log what a handler did with what was published yesterday', async () => {
    const { logGroup, queueUrl, dlqUrl, subscriptionDlqUrl } = handlerOf(running.pipeline);
    const [event] = EVENTS;
    await queues.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: event?.envelope,
        MessageGroupId: event?.group,
        MessageDeduplicationId: 'ada-1',
      }),
    );
    await running.messagesAbout('ada-1');

    const deadLetterQueues = [dlqUrl, subscriptionDlqUrl];
    const request = { archive: 'audit-handler', handler: HANDLER, logGroup, deadLetterQueues, day: DAY };

    // Its queue is of today: what it did not get is from before it was there.
    expect(await ask(request)).toMatchObject({
      handler: HANDLER,
      sources: [{ source: 'privy/main', published: 3, ignored: 1, earlier: 2, unsettled: 0 }],
      missing: 0,
      unsettled: [],
    });
  });

  it('says what is wrong with what it is asked', async () => {
    expect(await ask({ archive: 'audit', day: 'today' })).toMatchObject({
      ok: false,
      error: { errorMessage: expect.stringContaining('a UTC date that is over') },
    });
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redriveMessage } from '../../../core/dead-letters/redrive-message.ts';
import { openLocalStage } from '../../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../../local/running-pipeline.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;

const LOGIN = '{"type":"user.authenticated","user":{"id":"did:privy:ada","linked_accounts":[]}}';
const LEDGER_KEY = { pk: 'privy/main#ada-1' };

describe('a stage on this machine', () => {
  let running: RunningPipeline;
  let stage: Stage;
  let file: string;

  beforeAll(async () => {
    running = await startRunningPipeline();
    file = join(running.pipeline.dataDirectory, 'pipeline.json');
    stage = await openLocalStage(file, () => new Date('2026-11-27T12:00:00.000Z'));
    await running.deliverToPrivy('ada-1', LOGIN);
    await running.messagesAbout('ada-1');
  }, START_MILLISECONDS);

  afterAll(async () => {
    stage?.close();
    await running?.close();
  });

  /** What the service itself, and no log, has a metric of. */
  async function visibleIn(queueUrl: string): Promise<number[]> {
    const query = {
      namespace: 'AWS/SQS',
      name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: queueUrl.split('/').at(-1) ?? '' },
      statistic: 'Maximum',
    };
    const until = new Date(Date.now() + 60_000);
    const range = { from: new Date(until.getTime() - 600_000), until, periodSeconds: 600 };
    const [series = []] = await stage.metrics.read([query], range);
    return series.map(({ value }) => value);
  }

  it('says what it is made of, and no secret', () => {
    expect(stage.isLocal).toBe(true);
    expect(stage.flags).toEqual(['--file', file]);
    expect(stage.description.sources['privy/main']).toMatchObject({ provider: 'privy' });
    expect(JSON.stringify(stage.description)).not.toContain('whsec_');
  });

  it('reads items of its tables', async () => {
    const tables = await stage.services.tables();
    const { ledgerTable } = stage.description;

    expect(await tables.get(ledgerTable, LEDGER_KEY)).toMatchObject({ status: 'published' });
    expect(await tables.get(ledgerTable, { pk: 'privy/main#none' })).toBeUndefined();
    expect(await tables.query(ledgerTable, { partition: LEDGER_KEY })).toMatchObject([
      { status: 'published' },
    ]);
    const scanned = [];
    for await (const item of tables.scan(ledgerTable)) scanned.push(item['pk']);
    expect(scanned).toEqual(['privy/main#ada-1']);
  });

  it('receives from its queues, puts back, removes and sends', async () => {
    const queues = await stage.services.queues();
    const queueUrl = stage.description.subscribers['example']?.queueUrl ?? '';
    const dlqUrl = stage.description.subscribers['example']?.dlqUrl ?? '';

    const example = queues.deadLetters(queueUrl);
    const [message] = await example.receive(600);
    expect(message).toMatchObject({
      groupId: 'privy/main#did:privy:ada',
      attributes: { type: 'privy.user.authenticated' },
      receives: 1,
    });
    expect(await queues.counts(queueUrl)).toEqual({ waiting: 0, inHand: 1, delayed: 0 });
    await example.putBack(message === undefined ? [] : [message]);
    const again = await example.receive(600);
    expect(again).toMatchObject([{ messageId: message?.messageId, receives: 2 }]);

    expect(await queues.wayInto(dlqUrl).send(again.map(redriveMessage))).toEqual(['sent']);
    expect(await example.remove(again)).toEqual(['removed']);
    expect(await queues.counts(queueUrl)).toEqual({ waiting: 0, inHand: 0, delayed: 0 });
    expect(await queues.counts(dlqUrl)).toEqual({ waiting: 1, inHand: 0, delayed: 0 });
    expect(await visibleIn(dlqUrl)).toEqual([1]);
    expect(await visibleIn(queueUrl)).toEqual([0]);
  });

  it('asks its functions', async () => {
    const functions = await stage.services.functions();
    const keeper = stage.description.archive?.functionName ?? '';

    expect(await functions.invoke(keeper, { archive: 'replays' })).toMatchObject({ replays: [] });
    await expect(functions.invoke(keeper, { archive: 'nonsense' })).rejects.toMatchObject({
      code: 'function-failed',
      message: expect.stringMatching(/^the function \S+ failed: .*nonsense/),
    });
  });

  it('reads the logs of its functions from a moment on', async () => {
    const read = async (from: string) => {
      const lines = [];
      for await (const line of stage.logs.read('intake', { from: new Date(from), text: 'ada-1' }))
        lines.push(line);
      return lines;
    };

    expect(await read('2020-01-01T00:00:00.000Z')).toMatchObject([
      { logGroup: 'intake', fields: { eventId: 'ada-1' } },
    ]);
    expect(await read('2100-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('keeps the account of who did what beside the logs of its functions', async () => {
    await stage.journal.write({
      action: 'dead redrive',
      subject: { subscriber: 'crm' },
      counts: { redriven: 3 },
      reason: 'the CRM is back',
    });

    const text = await readFile(join(running.pipeline.dataDirectory, 'logs', 'operations.log'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      level: 'INFO',
      message: 'dead redrive',
      timestamp: '2026-11-27T12:00:00.000Z',
      who: expect.stringMatching(/./),
      subject: { subscriber: 'crm' },
      counts: { redriven: 3 },
      reason: 'the CRM is back',
    });
  });
});

describe('a stage on this machine that is not there', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('says so in one line where no pipeline was started', async () => {
    const file = join(directory, 'pipeline.json');

    await expect(openLocalStage(file)).rejects.toMatchObject({
      code: 'not-found',
      message: `no pipeline runs here: there is no ${file}; start one with npx wallet-webhooks start, or name a deployed stage with --stage`,
    });
  });

  it('says so where the pipeline has ended', async () => {
    const file = join(directory, 'pipeline.json');
    await writeFile(file, '{"pid": 4194305, "api": "http://127.0.0.1:9", "aws": {}}');

    await expect(openLocalStage(file)).rejects.toMatchObject({
      code: 'not-found',
      message: `the pipeline of ${file} has ended; start it again, or name a deployed stage with --stage`,
    });
  });

  it.each(['', 'null', '[]', '{"pid": 1}'])('refuses a file that says something else: %s', async (text) => {
    const file = join(directory, 'pipeline.json');
    await writeFile(file, text);

    await expect(openLocalStage(file)).rejects.toMatchObject({
      code: 'misused',
      message: `${file} is no pipeline.json; give the one of a pipeline that runs with --file`,
    });
  });
});

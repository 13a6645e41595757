import { join } from 'node:path';
import { sendEvents } from '../../../ops/send/send-events.ts';
import { openLocalStage } from '../../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../../local/running-pipeline.ts';
import { typed } from '../typed.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;
const CREATED = { source: 'privy/main', event: 'user.created' };

let running: RunningPipeline;
let stage: Stage;
let file: string;

beforeAll(async () => {
  running = await startRunningPipeline();
  file = join(running.pipeline.dataDirectory, 'pipeline.json');
  stage = await openLocalStage(file);
}, START_MILLISECONDS);
afterAll(async () => {
  stage?.close();
  await running?.close();
});

const ledger = async (source: string, id: string) =>
  (await stage.services.tables()).get(stage.description.ledgerTable, { pk: `${source}#${id}` });

describe('sending', () => {
  it('delivers an event about the user and of the time that are wanted', async () => {
    const time = new Date('2026-11-27T08:00:00.000Z');

    const { deliveries } = await sendEvents(stage, { ...CREATED, user: 'did:privy:ada', time });

    const [{ id, status, outcome } = { id: '', status: 0, outcome: '' }] = deliveries;
    expect([status, outcome]).toEqual([200, 'accepted']);
    await running.messagesAbout(id);
    expect(await ledger('privy/main', id)).toMatchObject({ status: 'published' });
    const messages = await running.pipeline.peekQueue(
      stage.description.subscribers['example']?.queueUrl ?? '',
    );
    const event = messages.map(({ body }) => JSON.parse(body)).find((one) => one.id === id);
    expect(event).toMatchObject({
      subject: 'did:privy:ada',
      time: '2026-11-27T08:00:00.000Z',
      data: { user: { id: 'did:privy:ada' } },
    });
  });

  it.each([
    ['a changed byte', { breakSignature: true }, 'no-matching-signature'],
    ['an old signature', { ageSeconds: 301 }, 'stale-timestamp'],
  ])('is refused for %s, as it must be', async (_what, options, reason) => {
    const sent = await sendEvents(stage, { ...CREATED, ...options });

    expect(sent).toMatchObject({ asExpected: true, deliveries: [{ status: 401, reason }] });
    expect(await ledger('privy/main', sent.deliveries[0]?.id ?? '')).toBeUndefined();
  });

  it('delivers one event twice', async () => {
    const { deliveries } = await sendEvents(stage, { ...CREATED, duplicate: true });

    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['accepted', 'duplicate']);
    expect(new Set(deliveries.map(({ id }) => id)).size).toBe(1);
  });

  it('delivers many at a rate, and says in the account of who did what how many', async () => {
    const options = { source: 'dynamic/main', event: 'dynamic.wallet.linked', count: 5, rate: 100 };
    const sent = await sendEvents(stage, options);

    expect(sent.deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const lines = [];
    for await (const { fields } of stage.logs.read(stage.description.operationsLogGroup, {
      from: new Date(0),
    }))
      lines.push(fields);
    expect(lines.at(-1)).toMatchObject({
      message: 'send',
      subject: { source: 'dynamic/main', type: 'dynamic.wallet.linked' },
      counts: { deliveries: 5, accepted: 5 },
    });
  });

  it('delivers what happened in an outage, later and in another order', async () => {
    const { deliveries } = await sendEvents(stage, { ...CREATED, count: 4, outage: { seconds: 3_600 } });

    const times = deliveries.map(({ time }) => time.getTime());
    expect(deliveries.every(({ status }) => status === 200)).toBe(true);
    expect(times).not.toEqual(times.toSorted((a, b) => a - b));
    expect(deliveries.map(({ attempt }) => attempt).every((attempt = 0) => attempt > 1)).toBe(true);
  });

  it('makes no delivery where it is only to say what would be sent', async () => {
    expect(await sendEvents(stage, { ...CREATED, count: 3, dryRun: true })).toMatchObject({
      planned: 3,
      deliveries: [],
    });
  });
});

describe('send', () => {
  it('delivers at once on this machine, and shows the answer', async () => {
    const { code, stdout, stderr } = await typed([
      'send',
      'privy/main',
      'privy.user.created',
      '--file',
      file,
      '--text',
    ]);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/\n200 accepted {2}msg_\w{27} {2}\S+Z {2}\d+ ms\n$/);
  });

  it('lists the sources, and the events of one', async () => {
    const sources = await typed(['send', '--file', file, '--text']);
    const events = await typed(['send', 'dynamic/main', '--file', file, '--text'], {
      environment: { COLUMNS: '80' },
    });

    expect(sources.stdout).toMatch(/^dynamic\/main {2}dynamic {3}38 {6}http:/m);
    expect(events.stdout).toMatch(/^ {2}ping$/m);
    expect(events.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    [['privy/prod', 'user.created'], 'no source "privy/prod"; allowed: privy/main, dynamic/main'],
    [
      ['privy/main', 'user.created', '--as', 'privy'],
      '--as goes with --outage only: any other delivery is signed as its source has it',
    ],
    [['privy/main', 'user.created', '--age', 'old'], '--age is "old"; allowed: such as 90s, 10m, 6h or 2d'],
  ])('refuses %j in one line, with code 2', async (args, line) => {
    expect(await typed(['send', ...args, '--file', file])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${line}\n`,
    });
  });
});

import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { attributeValues } from '../../aws/attribute-value.ts';
import type { Item } from '../../core/inbox/item.ts';
import { followEvent } from '../../ops/event/follow-event.ts';
import { listEvents } from '../../ops/events/list-events.ts';
import { openLocalStage } from '../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { stageStats } from '../../ops/stats/stage-stats.ts';
import { stageStatus } from '../../ops/status/stage-status.ts';
import { tail } from '../../ops/tail/tail.ts';
import { followUser } from '../../ops/user/follow-user.ts';
import { type RunningPipeline, startRunningPipeline } from '../local/running-pipeline.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 120_000;

const BODY = '{"type":"user.authenticated","user":{"id":"did:privy:ada","linked_accounts":[]}}';

describe('what an operator sees of a stage', () => {
  let running: RunningPipeline;
  let stage: Stage;

  beforeAll(async () => {
    running = await startRunningPipeline();
    stage = await openLocalStage(join(running.pipeline.dataDirectory, 'pipeline.json'));
    await running.deliverToPrivy('msg_first', BODY);
    await running.messagesAbout('msg_first');
    await running.deliverToPrivy('msg_first', BODY);
    await running.deliverToPrivy('msg_forged', BODY, { sentBody: BODY.replace('ada', 'eve') });
    await untilArchived(stage, 'msg_first');
  }, START_MILLISECONDS);

  afterAll(async () => {
    stage?.close();
    await running?.close();
  });

  it('has every hop of an event, and where it is at each subscriber', async () => {
    const way = await followEvent(stage, { event: 'msg_first' });

    expect(way).toMatchObject({
      source: 'privy/main',
      id: 'msg_first',
      type: 'privy.user.authenticated',
      user: 'did:privy:ada',
      group: 'privy/main#did:privy:ada',
      archive: 'kept',
      ledger: { status: 'published' },
      problems: [],
    });
    expect(way.hops.map((hop) => ('outcome' in hop ? `${hop.kind} ${hop.outcome}` : hop.kind))).toEqual(
      expect.arrayContaining([
        'delivery accepted',
        'claimed',
        'published',
        'handling applied',
        'delivery duplicate',
      ]),
    );
    const states = way.subscribers.map(({ subscriber, state }) => `${subscriber} ${state}`);
    expect(states).toEqual(['user-directory handled', 'security-alerts not-asked', 'example handed-over']);
    expect(JSON.stringify(way)).not.toContain('linked_accounts');
  });

  it('has its envelope only where that is asked for', async () => {
    const { envelope = '' } = await followEvent(stage, { event: 'msg_first', withEnvelope: true });

    expect(JSON.parse(envelope)).toMatchObject({ id: 'msg_first', data: { user: { id: 'did:privy:ada' } } });
  });

  it('finds an event by its key, and by the end of its id as a line shows it', async () => {
    expect(await followEvent(stage, { event: 'privy/main#msg_first' })).toMatchObject({ id: 'msg_first' });
    expect(await followEvent(stage, { event: '…_first' })).toMatchObject({ id: 'msg_first' });
  });

  it('says in one line that there is no such event, or source', async () => {
    await expect(followEvent(stage, { event: 'msg_none' })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/^no event "msg_none": [^\n]*$/),
    });
    await expect(followEvent(stage, { event: 'msg_first', source: 'privy/mian' })).rejects.toMatchObject({
      code: 'misused',
      message: expect.stringContaining('privy/main'),
    });
  });

  it('lists events, those of a type or a time only where that is asked for', async () => {
    const { events } = await listEvents(stage, { limit: 10 });
    expect(events).toMatchObject([
      { source: 'privy/main', id: 'msg_first', type: 'privy.user.authenticated', user: 'did:privy:ada' },
    ]);
    expect((await listEvents(stage, { limit: 10, types: ['dynamic.*'] })).events).toEqual([]);
    const until = new Date('2020-01-01T00:00:00.000Z');
    expect((await listEvents(stage, { limit: 10, until })).events).toEqual([]);
    await expect(listEvents(stage, { limit: 500 })).rejects.toMatchObject({
      message: 'limit is 500; allowed: a whole number from 1 to 200',
    });
    await expect(listEvents(stage, { limit: 1, types: ['privy.usr.*'] })).rejects.toMatchObject({
      message: expect.stringContaining('privy.user.*'),
    });
  });

  it('lists events by what the inbox of a handler has of them', async () => {
    const handler = 'user-directory';
    const item = { pk: `${handler}#privy/main#msg_first`, outcome: 'stale', expiresAt: 4_102_444_800 };
    expect(await listEvents(stage, { limit: 10, handler })).toMatchObject({
      events: [{ id: 'msg_first', outcome: 'none' }],
    });
    await putInbox(running, item);
    const stale = await listEvents(stage, { limit: 10, handler, outcome: 'stale' });
    expect(stale.events).toMatchObject([{ id: 'msg_first', outcome: 'stale' }]);
    expect((await listEvents(stage, { limit: 10, handler, outcome: 'none' })).events).toEqual([]);
    await expect(listEvents(stage, { limit: 10, handler: 'example' })).rejects.toMatchObject({
      code: 'misused',
      message: expect.stringMatching(/^"example" is a consumer/),
    });
    await expect(listEvents(stage, { limit: 10, outcome: 'stale' })).rejects.toMatchObject({
      code: 'misused',
      message: 'outcome is stale, of no handler; give --handler too',
    });
  });

  it('has a user with the directory row', async () => {
    expect(await followUser(stage, { user: 'did:privy:ada', limit: 10 })).toMatchObject({
      events: [{ id: 'msg_first' }],
      hasMore: false,
      directory: [{ userId: 'did:privy:ada', deleted: false, lastEventId: 'msg_first' }],
      held: [],
      problems: [],
    });
    await expect(followUser(stage, { user: 'did:privy:nobody', limit: 10 })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/^nothing is known of a user "did:privy:nobody"/),
    });
  });

  it('tells of deliveries and attempts in their order', async () => {
    const from = new Date('2020-01-01T00:00:00.000Z');
    const rows = await Array.fromAsync(tail(stage, { from, follow: false }));
    expect(rows.map(({ kind, outcome, eventId }) => `${kind} ${outcome} ${eventId}`)).toEqual([
      'delivery accepted msg_first',
      'handling applied msg_first',
      'delivery duplicate msg_first',
      'delivery rejected undefined',
    ]);
    const rejected = await Array.fromAsync(tail(stage, { from, follow: false, outcomes: ['rejected'] }));
    expect(rejected).toMatchObject([{ source: 'privy/main', reason: 'no-matching-signature' }]);
    const attempts = tail(stage, { from, follow: false, subscribers: ['user-directory'] });
    expect(await Array.fromAsync(attempts)).toMatchObject([{ kind: 'handling', outcome: 'applied' }]);
  });

  it('goes on telling until it is stopped', async () => {
    const stop = new AbortController();
    const rows = tail(stage, { from: stage.now(), follow: true, signal: stop.signal })[
      Symbol.asyncIterator
    ]();
    const next = rows.next();
    await running.deliverToPrivy('msg_second', BODY);

    expect((await next).value).toMatchObject({ kind: 'delivery', eventId: 'msg_second' });
    stop.abort();
    while (!(await rows.next()).done);
  });

  it('counts', async () => {
    const from = new Date(stage.now().getTime() - 3_600_000);
    const stats = await stageStats(stage, { from, until: stage.now(), by: 'day', source: 'privy/main' });

    expect(stats.sources).toMatchObject([
      {
        source: 'privy/main',
        reasons: { 'no-matching-signature': 1 },
        outcomes: { duplicate: 1, rejected: 1 },
      },
    ]);
    expect(stats.handlers.find(({ handler }) => handler === 'user-directory')).toMatchObject({ givenUp: 0 });
  });

  it('says how it is: sources, subscribers, what is parked and archived', async () => {
    const status = await stageStatus(stage);

    expect(status.sources.find(({ source }) => source === 'privy/main')).toMatchObject({
      provider: 'privy',
      outcomes: { duplicate: 1, rejected: 1 },
      secret: { putAt: expect.any(String) },
      verifiedByPrevious: 0,
      unavailableLately: 0,
    });
    expect(status.subscribers.find(({ subscriber }) => subscriber === 'user-directory')).toMatchObject({
      kind: 'handler',
      isPaused: false,
      dead: 0,
      notDelivered: 0,
      handling: { failed: 0, quarantine: { users: 0, events: 0 } },
    });
    expect(status.parked).toEqual({ refused: 0 });
    expect(status.archive).toMatchObject({ dead: 0, notDelivered: 0 });
  });
});

async function putInbox(running: RunningPipeline, item: Item): Promise<void> {
  const { aws, region, inboxTable } = running.pipeline;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const client = new DynamoDBClient({ region, endpoint: aws.dynamodb, credentials });
  await client.send(new PutItemCommand({ TableName: inboxTable, Item: attributeValues(item) }));
  client.destroy();
}

async function untilArchived(stage: Stage, id: string): Promise<void> {
  // The test's own time limit ends it.
  while ((await followEvent(stage, { event: id })).archive !== 'kept');
}

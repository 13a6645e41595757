import { mock } from 'node:test';
import { defineHandler } from 'wallet-webhooks/handler';
import { buildEvent, testHandler } from 'wallet-webhooks/testing';

const manifest = defineHandler({
  name: 'greeter',
  entry: new URL('./greeter.ts', import.meta.url),
  description: 'Greets new users.',
  events: ['privy.user.created'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: { users: { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', writes: ['put'] } },
});
const CREATED = buildEvent('privy.user.created');

describe('testHandler', () => {
  it('refuses an event that the subscription leaves out', async () => {
    const test = await testHandler({ manifest, handle: async () => 'ignored' });

    await expect(test.give(buildEvent('dynamic.user.created'))).rejects.toThrow(
      'type: "dynamic.user.created" never reaches the handler greeter; allowed: privy.user.created; give another event or add this one to the manifest\'s events',
    );
  });

  it.each([
    [['*'], false],
    [['privy.*'], false],
    [['*', 'dynamic.ping'], true],
    [['privy.test'], true],
  ] as const)('lets a test event through where the subscription to %j does', async (events, reaches) => {
    const test = await testHandler({ manifest: { ...manifest, events }, handle: async () => 'ignored' });
    const given = test.give(buildEvent('privy.test')).catch(() => 'refused');

    expect(await given).toEqual(reaches ? { outcome: 'ignored' } : 'refused');
  });

  it('tells why a handler that returns no outcome failed', async () => {
    const test = await testHandler({ manifest, handle: async () => 'banana' as never });

    expect(await test.give(CREATED)).toMatchObject({ outcome: 'failed', error: { code: 'not-an-outcome' } });
  });

  it('ends a handler two seconds before the time of its manifest is up, and tells so', async () => {
    const started = Promise.withResolvers<AbortSignal>();
    const test = await testHandler({
      manifest: { ...manifest, timeoutSeconds: 60 },
      handle: (_, { signal }) => {
        started.resolve(signal);
        return new Promise(() => undefined);
      },
    });
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const given = test.give(CREATED);
      const signal = await started.promise;

      mock.timers.tick(57_999);
      expect(signal.aborted).toBe(false);
      mock.timers.tick(1);
      expect(signal.aborted).toBe(true);
      expect(await given).toMatchObject({ outcome: 'failed', error: { code: 'out-of-time' } });
    } finally {
      mock.timers.reset();
    }
  });

  it('keeps what a handler published to a topic, as the topic would have taken it', async () => {
    const test = await testHandler({
      manifest: { ...manifest, topics: { people: {} } },
      handle: async ({ id }, { notify, logGroup }) => {
        await notify('people', { subject: `Zoë: ${id}`, text: `look into ${logGroup}` });
        return 'applied';
      },
    });

    expect(test.notices('people')).toEqual([]);
    expect(await test.give({ ...CREATED, id: 'msg_1' })).toEqual({ outcome: 'applied' });
    expect(test.notices('people')).toEqual([
      { subject: 'Zoe: msg_1', text: 'look into /test/greeter', attributes: {} },
    ]);
  });

  it('fails a handler that notifies a topic that it does not declare', async () => {
    const test = await testHandler({
      manifest,
      handle: async (_, { notify }) => {
        await notify('people' as never, { subject: 's', text: 't' });
        return 'applied';
      },
    });

    expect(await test.give(CREATED)).toMatchObject({
      outcome: 'failed',
      error: { code: 'undeclared-topic' },
    });
  });

  it('tells why an event was not read', async () => {
    const test = await testHandler({ manifest, handle: async () => 'ignored' });

    expect(await test.give({ ...CREATED, time: 'yesterday' })).toMatchObject({
      outcome: 'failed',
      error: { message: 'the event is no envelope: bad-time; make it with buildEvent' },
    });
  });

  it('tells what a table refused, and refuses items that a table could not hold', async () => {
    const test = await testHandler({
      manifest,
      handle: async (_, { applyOnce, tables }) =>
        applyOnce([{ kind: 'put', table: tables.users, item: { user: 'ada' } }]),
    });

    expect(await test.give(CREATED)).toMatchObject({ outcome: 'failed', error: { code: 'refused-write' } });
    await expect(
      testHandler({ manifest, handle: async () => 'ignored', items: { users: [{ user: 'ada' }] } }),
    ).rejects.toThrow('the partition key pk of the table handler-users is nothing');
  });
});

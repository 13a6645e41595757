import { inboxKey } from '../../../core/inbox/inbox-entry.ts';
import type { Item } from '../../../core/inbox/item.ts';
import { packBody } from '../../../core/quarantine/kept-body.ts';
import { OpsError } from '../../../ops/ops-error.ts';
import { laterElsewhere } from '../../../ops/quarantine/later-elsewhere.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { writeBatches } from '../../core/archive/compaction/archive-state.ts';
import { archivedEvent } from '../../support/archived-days.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { stageOf } from '../stage-of.ts';

const GROUP = 'privy/main#did:privy:ada';
const OF_ADA = { subject: 'did:privy:ada', partitionkey: GROUP };
const ASKED = { handler: 'count', group: GROUP };

function received(id: string, minute: number, more = {}) {
  return archivedEvent({ ...OF_ADA, id, receivedtime: `2026-11-26T09:0${minute}:00.000Z`, ...more });
}

/** `count` has a user of the third minute in quarantine, beside the handler `profile` and the consumer `risk`. */
async function stageWith({ first = {}, refuses = /nothing/ }: { first?: object; refuses?: RegExp } = {}) {
  const objects = new MemoryObjects();
  const trouble = envelope({ ...OF_ADA, id: 'msg_3', receivedtime: '2026-11-26T09:03:00.000Z', ...first });
  await writeBatches(objects, [
    [received('msg_1', 1), received('msg_3', 3), received('msg_4', 4), received('msg_5', 5)],
    [received('msg_6', 6, { subject: 'did:privy:bob', partitionkey: 'privy/main#did:privy:bob' })],
  ]);
  const inbox = new Set([inboxKey({ handler: 'profile', source: 'privy/main', eventId: 'msg_4' })]);
  const item = { sk: 'event#1', messageId: 'm3', keptAt: '2026-11-26T09:04:00.000Z', attempts: 7, parts: 0 };
  const [body = ''] = packBody(JSON.stringify(trouble));
  const queues = (name: string) => ({
    queueUrl: `https://sqs/${name}`,
    dlqUrl: 'd',
    subscriptionDlqUrl: 'u',
  });
  const handler = (name: string) => ({
    kind: 'handler' as const,
    functionName: name,
    logGroup: name,
    ...queues(name),
  });
  const stage = stageOf(
    {},
    {
      subscribers: {
        count: handler('count'),
        profile: handler('profile'),
        risk: { kind: 'consumer', ...queues('risk') },
      },
    },
  );
  return {
    ...stage,
    services: {
      ...stage.services,
      objects: async () => {
        if (refuses.test('bucket')) throw new OpsError('no-access', 'no permission for bucket');
        return { of: () => objects };
      },
      subscriptions: async () => ({
        ofTopic: async () => ['count', 'profile', 'risk'].map((queueName) => ({ queueName, filter: {} })),
      }),
      tables: async () => ({
        async get(table: string, { pk }: Item) {
          if (refuses.test(table)) throw new OpsError('no-access', `no permission for ${table}`);
          return inbox.has(String(pk)) ? { pk } : undefined;
        },
        async query(table: string) {
          if (refuses.test(table)) throw new OpsError('no-access', `no permission for ${table}`);
          return [{ ...item, body }];
        },
      }),
    } as unknown as Stage['services'],
  };
}

describe('what came of a user in quarantine since', () => {
  it('is counted at each other subscriber, with what that has handled where it is known', async () => {
    expect(await laterElsewhere(await stageWith(), ASKED)).toEqual([
      { subscriber: 'profile', arrived: 2, handled: 1, users: 1, isAll: true },
      { subscriber: 'risk', arrived: 2, users: 1, isAll: true },
    ]);
  });

  it('hides nothing where one of them may not be looked at', async () => {
    const problem = { code: 'no-access', message: 'no permission for inbox' };

    expect(await laterElsewhere(await stageWith({ refuses: /inbox/ }), ASKED)).toEqual([
      { subscriber: 'profile', problem },
      { subscriber: 'risk', arrived: 2, users: 1, isAll: true },
    ]);
  });

  it('is named as not known where the line or the archive may not be looked at, and takes nothing else away', async () => {
    for (const part of ['quarantine', 'bucket']) {
      const problem = { code: 'no-access', message: `no permission for ${part}` };

      expect(await laterElsewhere(await stageWith({ refuses: new RegExp(part) }), ASKED)).toEqual([
        { subscriber: 'profile', problem },
        { subscriber: 'risk', problem },
      ]);
    }
  });

  it('is not known of a group that is no user, nor without an archive', async () => {
    const nobody = await stageWith({ first: { subject: undefined } });
    const { description, ...stage } = await stageWith();

    expect(await laterElsewhere(nobody, ASKED)).toBeUndefined();
    expect(
      await laterElsewhere({ ...stage, description: { ...description, archive: undefined } }, ASKED),
    ).toBeUndefined();
  });
});

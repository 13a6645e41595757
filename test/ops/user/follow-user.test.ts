import { OpsError } from '../../../ops/ops-error.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { followUser } from '../../../ops/user/follow-user.ts';
import { writeBatches } from '../../core/archive/compaction/archive-state.ts';
import { archivedEvent } from '../../support/archived-days.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { DENIED, refusingStage } from '../parts/refusing-stage.ts';

const ASKED = { user: 'did:privy:ada', limit: 100 };
const PROBLEM = { code: 'no-access', message: DENIED };

/** A stage whose archive has an event of a user, and that refuses what has such a name: tables, queues, functions, `bucket`. */
async function stageThatRefuses(refuses: RegExp): Promise<Stage> {
  const stage = refusingStage(refuses);
  const objects = new MemoryObjects();
  await writeBatches(objects, [[archivedEvent({ subject: 'did:privy:ada' })]]);
  const queues = { queueUrl: 'a', dlqUrl: 'b', subscriptionDlqUrl: 'c' };
  const archive = { bucket: 'bucket', ...queues, writer: { functionName: 'w', logGroup: 'w' } };
  return {
    ...stage,
    description: {
      ...stage.description,
      archive: { ...archive, functionName: 'k', logGroup: 'k' },
      tables: { 'user-directory': { users: 'users' } },
    },
    services: {
      ...stage.services,
      objects: async () => {
        if (refuses.test('bucket')) throw new OpsError('no-access', DENIED);
        return { of: () => objects };
      },
    },
  };
}

describe('following a user', () => {
  it('has the events where the directory may not be looked at, and says so', async () => {
    const followed = await followUser(await stageThatRefuses(/^users$/), ASKED);

    expect(followed.events.map(({ id }) => id)).toEqual(['msg_1']);
    expect(followed.unread).toEqual([{ where: 'directory', problem: PROBLEM }]);
  });

  it('does not say that a user is not known whom it may not look for', async () => {
    for (const refuses of [/^bucket$/, /./])
      await expect(followUser(await stageThatRefuses(refuses), ASKED)).rejects.toMatchObject(PROBLEM);
  });

  it('asks no archive where there is none', async () => {
    const { description, ...stage } = await stageThatRefuses(/nothing/);
    const without = { ...stage, description: { ...description, archive: undefined } };

    await expect(followUser(without, ASKED)).rejects.toMatchObject({ code: 'not-found' });
  });
});

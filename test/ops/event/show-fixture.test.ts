import { showFixture } from '../../../ops/event/show-fixture.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { writeBatches } from '../../core/archive/compaction/archive-state.ts';
import { archivedEvent } from '../../support/archived-days.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { stageOf } from '../stage-of.ts';

/** A number that JavaScript would write in another way, a space too many, and a name that stands there twice. */
const SENT = '{ "type":"user.created","amount":1.0,"n":12345678901234567890,"n":1}';

async function stageWith(item: object | undefined): Promise<Stage> {
  const objects = new MemoryObjects();
  const event = archivedEvent({ id: 'msg_1', receivedtime: '2026-11-22T10:00:01.000Z' });
  await writeBatches(objects, [
    [{ ...event, envelope: event.envelope.replace('"data":{}', `"data":${SENT}`) }],
  ]);
  const source = { provider: 'privy', url: 'http://127.0.0.1:3000/privy/main', secretId: 'secret' };
  const stage = stageOf({}, { sources: { 'privy/main': source } });
  const services = {
    ...stage.services,
    tables: async () => ({ get: async () => item }),
    objects: async () => ({ of: () => objects }),
  };
  return { ...stage, services: services as unknown as Stage['services'] };
}

describe('what a provider sent of an event, as a fixture', () => {
  it('is byte for byte as it came', async () => {
    const claimed = {
      status: 'published',
      type: 'privy.user.created',
      claimedAt: '2026-11-22T10:00:01.000Z',
    };

    const shown = await showFixture(await stageWith({ ...claimed, expiresAt: 1_800_000_000 }), {
      event: 'privy/main#msg_1',
    });

    expect(shown).toEqual({
      source: 'privy/main',
      id: 'msg_1',
      type: 'privy.user.created',
      fixture: '{ "type":"user.created","amount":1.0,"n":12345678901234567890,"n":1}',
    });
  });

  it('is not there before the archive has it', async () => {
    const claimed = {
      status: 'published',
      type: 'privy.user.created',
      claimedAt: '2026-11-25T10:00:01.000Z',
    };
    const stage = await stageWith({ ...claimed, expiresAt: 1_800_000_000 });

    await expect(showFixture(stage, { event: 'privy/main#msg_1' })).rejects.toMatchObject({
      code: 'not-found',
      message:
        'the archive does not have the payload of msg_1; it has one a minute after the receipt of the event',
    });
  });
});

import { opened, UNSET_FLAG } from '../../core/parked/flag.ts';
import type { ParkedEvent, ParkedLines } from '../../core/parked/parked-lines.ts';
import { positionAt } from '../../core/parked/position.ts';
import type { RefusedEvents } from '../../core/parked/refused-events.ts';
import { shardOf } from '../../core/parked/shards.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import { incompressible } from '../support/incompressible.ts';

const MORNING = new Date('2026-11-22T08:00:00.000Z');
const A_MINUTE_LATER = new Date('2026-11-22T08:01:00.000Z');
const TWO_MINUTES_LATER = new Date('2026-11-22T08:02:00.000Z');
const RETAINED_UNTIL = new Date('2027-03-02T08:00:00.000Z');

const ADA = 'privy/main#did:privy:ada';
const BOB = 'privy/main#did:privy:bob';

interface EventOptions {
  readonly groupId?: string;
  readonly at?: Date;
  readonly body?: string;
}

function eventOf(id: string, { groupId = ADA, at = MORNING, body = '{"name":"Zoë"}' }: EventOptions = {}) {
  const key = `privy/main#${id}`;
  const attributes = { type: 'privy.user.created', provider: 'privy' };
  const message: TopicMessage = { body, groupId, deduplicationId: key, attributes };
  const event: ParkedEvent = {
    key,
    type: 'privy.user.created',
    groupId,
    position: positionAt(at, key),
    parkedAt: at,
    retainUntil: RETAINED_UNTIL,
    message,
  };
  return event;
}

const EVERYTHING = { atMost: 10, alsoUnadopted: true };

/** What every store of parked events must do. `create` gives an empty one. */
export function describeParked(name: string, create: () => Promise<ParkedLines & RefusedEvents>): void {
  describe(`the parked events ${name}`, () => {
    let parked: ParkedLines & RefusedEvents;
    beforeEach(async () => {
      parked = await create();
    });

    async function join(...events: ParkedEvent[]): Promise<void> {
      for (const event of events) await parked.join(event);
    }

    async function keysOf(groupId: string): Promise<string[]> {
      return (await parked.head(groupId)).map(({ key }) => key);
    }

    async function listed(groupId: string): Promise<string[]> {
      const pages = await Array.fromAsync(parked.groups(shardOf(groupId)));
      return pages.flat().map((group) => group.groupId);
    }

    it('gives an event back byte for byte', async () => {
      const body = '{ "n": 1.0, "big": 12345678901234567890, "name": "Zoë 🦊" }';

      expect(await parked.join(eventOf('msg_1', { body }))).toBe('joined');

      expect(await parked.head(ADA)).toEqual([eventOf('msg_1', { body })]);
      expect(await parked.tail(ADA, EVERYTHING)).toEqual({
        events: [eventOf('msg_1', { body })],
        whole: true,
      });
    });

    it('keeps a line in the order of its positions, and lines apart', async () => {
      await join(
        eventOf('msg_z', { at: A_MINUTE_LATER }),
        eventOf('msg_b', { groupId: BOB }),
        eventOf('msg_a', { at: MORNING }),
      );

      expect(await keysOf(ADA)).toEqual(['privy/main#msg_a', 'privy/main#msg_z']);
      expect(await keysOf(BOB)).toEqual(['privy/main#msg_b']);
    });

    it('has nothing in the line of a user of whom nothing is parked', async () => {
      expect(await parked.head(ADA)).toEqual([]);
      expect(await parked.tail(ADA, EVERYTHING)).toEqual({ events: [], whole: true });
    });

    it('gives the end of a line and says whether that is all of it', async () => {
      const events = ['msg_1', 'msg_2', 'msg_3'].map((id, index) =>
        eventOf(id, { at: new Date(MORNING.getTime() + index) }),
      );
      await join(...events);

      expect(await parked.tail(ADA, { atMost: 3, alsoUnadopted: false })).toEqual({ events, whole: true });
      const { events: last, whole } = await parked.tail(ADA, { atMost: 2, alsoUnadopted: false });
      expect(last.at(-1)).toEqual(events.at(-1));
      expect(whole).toBe(false);
    });

    it('gives a long line from its beginning, until it is empty', async () => {
      const events = Array.from({ length: 120 }, (_, index) =>
        eventOf(`msg_${index}`, { at: new Date(MORNING.getTime() + index) }),
      );
      await join(...events);
      const seen: string[] = [];

      for (let page = await parked.head(ADA); page.length > 0; page = await parked.head(ADA)) {
        seen.push(...page.map(({ key }) => key));
        for (const event of page) await parked.leave(event);
      }

      expect(seen).toEqual(events.map(({ key }) => key));
    });

    it('takes an event out of its line once and for all', async () => {
      await join(eventOf('msg_1'), eventOf('msg_2', { at: A_MINUTE_LATER }));

      await parked.leave(eventOf('msg_1'));
      await parked.leave(eventOf('msg_1'));

      expect(await keysOf(ADA)).toEqual(['privy/main#msg_2']);
    });

    it('lists who has a line, oldest first, and how old the oldest and the newest are', async () => {
      await join(eventOf('msg_2', { at: A_MINUTE_LATER }), eventOf('msg_1'));

      expect(new Set(await listed(ADA))).toEqual(new Set([ADA]));
      expect(await parked.ages(shardOf(ADA))).toEqual({ oldest: MORNING, newest: A_MINUTE_LATER });
      await parked.leave(eventOf('msg_1'));
      await parked.leave(eventOf('msg_2', { at: A_MINUTE_LATER }));
      expect(await listed(ADA)).toEqual([]);
      expect(await parked.ages(shardOf(ADA))).toEqual({});
    });

    it('refuses what does not fit and takes what nearly fills an item', async () => {
      const huge = eventOf('msg_huge', { body: incompressible(700_000) });
      const big = eventOf('msg_big', { body: incompressible(500_000) });

      expect(await parked.join(huge)).toBe('too-large');
      expect(await parked.join(big)).toBe('joined');

      expect(await parked.head(ADA)).toEqual([big]);
    });

    it('keeps a refused event apart with the reason, and lets the line go on', async () => {
      await join(eventOf('msg_1'), eventOf('msg_2', { at: A_MINUTE_LATER }));

      await parked.setAside(eventOf('msg_1'), 'InvalidParameter', TWO_MINUTES_LATER);

      expect(await keysOf(ADA)).toEqual(['privy/main#msg_2']);
      expect(await parked.list()).toEqual([
        {
          key: 'privy/main#msg_1',
          type: 'privy.user.created',
          groupId: ADA,
          parkedAt: MORNING,
          reason: 'InvalidParameter',
          refusedAt: TWO_MINUTES_LATER,
        },
      ]);
      expect(await listed(ADA)).toHaveLength(1);
    });

    it('puts a refused event at the end of its line once it is released', async () => {
      await join(eventOf('msg_1'), eventOf('msg_2', { at: A_MINUTE_LATER }));
      await parked.setAside(eventOf('msg_1'), 'InvalidParameter', A_MINUTE_LATER);

      expect(await parked.release('privy/main#msg_1', TWO_MINUTES_LATER)).toBe(true);

      expect(await keysOf(ADA)).toEqual(['privy/main#msg_2', 'privy/main#msg_1']);
      expect((await parked.head(ADA)).at(-1)?.message).toEqual(eventOf('msg_1').message);
      expect(await parked.list()).toEqual([]);
      expect(await parked.release('privy/main#msg_1', TWO_MINUTES_LATER)).toBe(false);
    });

    it('does not set aside again what was released meanwhile', async () => {
      await join(eventOf('msg_1'));
      await parked.setAside(eventOf('msg_1'), 'InvalidParameter', A_MINUTE_LATER);
      await parked.release('privy/main#msg_1', TWO_MINUTES_LATER);

      await parked.setAside(eventOf('msg_1'), 'InvalidParameter', TWO_MINUTES_LATER);

      expect(await parked.list()).toEqual([]);
      expect(await keysOf(ADA)).toEqual(['privy/main#msg_1']);
    });

    it('deletes a refused event when it is dropped', async () => {
      await join(eventOf('msg_1'));
      await parked.setAside(eventOf('msg_1'), 'InvalidParameter', A_MINUTE_LATER);

      expect(await parked.drop('privy/main#msg_1')).toBe(true);
      expect(await parked.drop('privy/main#msg_1')).toBe(false);

      expect(await parked.list()).toEqual([]);
      expect(await keysOf(ADA)).toEqual([]);
    });

    it('has a flag that was never written, then open, closing and clear, and open again in another episode', async () => {
      expect(await parked.flag()).toEqual(UNSET_FLAG);

      const open = await parked.openFlag(UNSET_FLAG);
      expect(open).toEqual({ state: 'open', epoch: 1, episode: 1, adopted: false });
      expect(await parked.flag()).toEqual(open);

      const closing = await parked.startClosing(open ?? UNSET_FLAG);
      expect(closing).toEqual({ state: 'closing', epoch: 1, episode: 1, adopted: false });
      const clear = await parked.clearFlag(closing ?? UNSET_FLAG);
      expect(clear).toEqual({ state: 'clear', epoch: 1, episode: 1, adopted: true });
      expect(await parked.flag()).toEqual(clear);
      expect(await parked.openFlag(clear ?? UNSET_FLAG)).toEqual({
        state: 'open',
        epoch: 2,
        episode: 2,
        adopted: true,
      });
    });

    it('stays in its episode when it is opened while it is closing, and is not cleared by who did not see that', async () => {
      const open = (await parked.openFlag(UNSET_FLAG)) ?? UNSET_FLAG;
      const closing = (await parked.startClosing(open)) ?? UNSET_FLAG;

      const again = await parked.openFlag(closing);

      expect(again).toEqual({ state: 'open', epoch: 2, episode: 1, adopted: false });
      expect(await parked.clearFlag(closing)).toBeUndefined();
      const closingAgain = (await parked.startClosing(again ?? UNSET_FLAG)) ?? UNSET_FLAG;
      expect(await parked.clearFlag(closing)).toBeUndefined();
      expect(await parked.flag()).toEqual(closingAgain);
    });

    it('lets one of twenty who open the flag at once be the one', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => parked.openFlag(UNSET_FLAG)));

      expect(answers.filter((flag) => flag !== undefined)).toEqual([opened(UNSET_FLAG)]);
    });
  });
}

import type { ForgettingLines } from '../../core/archive/forget/forget-ports.ts';
import type { Failure } from '../../core/quarantine/failure.ts';
import type { Gate, KeptEvent, Quarantine, QuarantineLines } from '../../core/quarantine/quarantine.ts';
import { incompressible } from '../support/incompressible.ts';

const MORNING = new Date('2026-11-22T08:00:00.000Z');
const A_MINUTE_LATER = new Date('2026-11-22T08:01:00.000Z');
const TWO_MINUTES_LATER = new Date('2026-11-22T08:02:00.000Z');

const ADA = 'privy/main#did:privy:ada';
const BOB = 'privy/main#did:privy:bob';

const UNKNOWN_PLAN: Failure = {
  code: 'unknown-plan',
  frames: ['at handle (handle.ts:3:9)'],
  permanent: true,
};
const NEW_GATE = { at: MORNING, fuse: 2 };

function event(number: number, more: Partial<KeptEvent> = {}): KeptEvent {
  return {
    groupId: ADA,
    sequence: String(number).padStart(20, '0'),
    messageId: `message-${number}`,
    body: `{"id":"${number}","name":"Zoë"}`,
    keptAt: MORNING,
    attempts: 0,
    ...more,
  };
}

/** A quarantine, and what is taken out of it when a person is forgotten. */
type Store = Quarantine & QuarantineLines & ForgettingLines;

/** What every store of a quarantine must do. `create` gives an empty one. */
export function describeQuarantine(name: string, create: () => Promise<Store>): void {
  describe(`the quarantine ${name}`, () => {
    let quarantine: Store;
    beforeEach(async () => {
      quarantine = await create();
    });

    async function gateOf(groupId: string): Promise<Gate> {
      const gate = (await quarantine.look()).gates.get(groupId);
      if (gate === undefined) throw new Error(`${groupId} has no gate`);
      return gate;
    }

    async function lineOf(groupId: string): Promise<string[]> {
      return (await quarantine.line(groupId, 10)).map(({ messageId }) => messageId);
    }

    it('takes away what is kept of a group beside its line, and leaves the line and the other groups', async () => {
      const bobs = { groupId: BOB };
      for (const one of [event(1), event(2), event(3, bobs), event(4, bobs)])
        if ((await quarantine.open(one, NEW_GATE)) === 'open-already')
          await quarantine.join(one, await gateOf(one.groupId));
      const why = { at: MORNING, reason: 'of no use' };
      await quarantine.drop({ groupId: ADA, sequence: event(1).sequence }, why);
      await quarantine.drop({ groupId: BOB, sequence: event(3).sequence }, why);
      await quarantine.noteTrouble(ADA, { messageId: 'message-2', attempts: 1, failedAt: MORNING, seen: {} });

      expect(await quarantine.removeNotes(ADA)).toBe(2);

      expect(await quarantine.removeNotes(ADA)).toBe(0);
      expect(await quarantine.trouble(ADA)).toBeUndefined();
      expect(await lineOf(ADA)).toEqual(['message-2']);
      expect(await quarantine.removeNotes(BOB)).toBe(1);
    });

    it('is empty at first', async () => {
      expect(await quarantine.look()).toEqual({ gates: new Map() });
      expect(await quarantine.line(ADA, 10)).toEqual([]);
      expect(await quarantine.trouble(ADA)).toBeUndefined();
    });

    it('opens a gate with the event that was given up on as the first in line', async () => {
      const first = event(1, { attempts: 7, failure: UNKNOWN_PLAN });

      expect(await quarantine.open(first, NEW_GATE)).toBe('opened');
      expect(await quarantine.look()).toEqual({
        gates: new Map([[ADA, { groupId: ADA, events: 1, openedAt: MORNING }]]),
      });
      expect(await quarantine.line(ADA, 10)).toEqual([first]);
    });

    it('opens a gate once', async () => {
      await quarantine.open(event(1), NEW_GATE);

      expect(await quarantine.open(event(1), { ...NEW_GATE, at: A_MINUTE_LATER })).toBe('open-already');
      expect(await gateOf(ADA)).toEqual({ groupId: ADA, events: 1, openedAt: MORNING });
    });

    it('opens no more gates than the fuse lets', async () => {
      await quarantine.open(event(1), NEW_GATE);
      await quarantine.open(event(2, { groupId: BOB }), NEW_GATE);
      const cyd = event(3, { groupId: 'privy/main#did:privy:cyd' });

      expect(await quarantine.open(cyd, NEW_GATE)).toBe('full');
      expect(await quarantine.line(cyd.groupId, 10)).toEqual([]);

      await quarantine.remove(event(1));
      await quarantine.leave(ADA);
      expect(await quarantine.open(cyd, NEW_GATE)).toBe('opened');
    });

    it('lets later events join, in the order of the queue, each once', async () => {
      await quarantine.open(event(1), NEW_GATE);
      const gate = await gateOf(ADA);

      expect(await quarantine.join(event(3), gate)).toBe('joined');
      expect(await quarantine.join(event(2), gate)).toBe('joined');
      expect(await quarantine.join(event(3), gate)).toBe('joined');
      expect(await lineOf(ADA)).toEqual(['message-1', 'message-2', 'message-3']);
      expect((await gateOf(ADA)).events).toBe(3);
    });

    it('gives the first events of a line', async () => {
      await quarantine.open(event(1), NEW_GATE);
      await quarantine.join(event(2), await gateOf(ADA));

      expect(await quarantine.line(ADA, 1)).toEqual([event(1)]);
    });

    it('lets nothing join where there is no gate, an empty one or another one', async () => {
      await quarantine.open(event(1), NEW_GATE);
      const gate = await gateOf(ADA);
      expect(await quarantine.join(event(2, { groupId: BOB }), { ...gate, groupId: BOB })).toBe('changed');

      await quarantine.remove(event(1));
      expect(await quarantine.join(event(2), await gateOf(ADA))).toBe('changed');

      await quarantine.leave(ADA);
      await quarantine.open(event(3), { ...NEW_GATE, at: A_MINUTE_LATER });
      expect(await quarantine.join(event(4), gate)).toBe('changed');
      expect(await lineOf(ADA)).toEqual(['message-3']);
    });

    it('takes an event out once', async () => {
      await quarantine.open(event(1), NEW_GATE);
      await quarantine.join(event(2), await gateOf(ADA));

      expect(await quarantine.remove(event(1))).toBe('removed');
      expect(await quarantine.remove(event(1))).toBe('gone');
      expect(await lineOf(ADA)).toEqual(['message-2']);
      expect((await gateOf(ADA)).events).toBe(1);
    });

    it('takes a gate away when it is empty, and not before', async () => {
      await quarantine.open(event(1), NEW_GATE);
      expect(await quarantine.leave(ADA)).toBe('changed');

      await quarantine.remove(event(1));
      expect(await quarantine.leave(ADA)).toBe('left');
      expect(await quarantine.leave(ADA)).toBe('changed');
      expect((await quarantine.look()).gates.size).toBe(0);
    });

    it('drops an event out of the middle of a line', async () => {
      await quarantine.open(event(1), NEW_GATE);
      await quarantine.join(event(2), await gateOf(ADA));
      const dropped = { at: A_MINUTE_LATER, reason: 'sent by mistake' };

      expect(await quarantine.drop(event(2), dropped)).toBe('removed');
      expect(await quarantine.drop(event(2), dropped)).toBe('gone');
      expect(await lineOf(ADA)).toEqual(['message-1']);
      expect((await gateOf(ADA)).events).toBe(1);
    });

    it.each([300_000, 1_000_000])(
      'keeps a body of %d characters, which need not fit an item',
      async (length) => {
        const large = event(1, { body: incompressible(length) });
        await quarantine.open(large, NEW_GATE);
        await quarantine.join({ ...large, sequence: event(2).sequence }, await gateOf(ADA));

        expect((await quarantine.line(ADA, 10)).map(({ body }) => body)).toEqual([large.body, large.body]);
        expect(await quarantine.remove(large)).toBe('removed');
        expect(await quarantine.drop(event(2), { at: MORNING, reason: 'too large' })).toBe('removed');
        expect(await quarantine.leave(ADA)).toBe('left');
      },
    );

    it('keeps why an event failed once more', async () => {
      await quarantine.open(event(1, { attempts: 7, failure: UNKNOWN_PLAN }), NEW_GATE);
      await quarantine.noteFailure(event(1), { code: 'no-answer', permanent: false });

      expect(await quarantine.line(ADA, 10)).toEqual([
        event(1, { attempts: 8, failure: { code: 'no-answer', frames: [], permanent: false } }),
      ]);
    });

    it('lets one release a group at a time', async () => {
      await quarantine.open(event(1), NEW_GATE);

      expect(await quarantine.lease(ADA, { at: MORNING, until: A_MINUTE_LATER })).toBe('leased');
      expect(await quarantine.lease(ADA, { at: MORNING, until: TWO_MINUTES_LATER })).toBe('busy');
      expect(await gateOf(ADA)).toMatchObject({ releasingUntil: A_MINUTE_LATER });
      expect(await quarantine.lease(ADA, { at: A_MINUTE_LATER, until: TWO_MINUTES_LATER })).toBe('leased');
      await quarantine.unlease(ADA);
      expect(await quarantine.lease(ADA, { at: MORNING, until: A_MINUTE_LATER })).toBe('leased');
      expect(await quarantine.lease(BOB, { at: MORNING, until: A_MINUTE_LATER })).toBe('gone');
    });

    it('leaves no gate behind where one is leased or freed that is gone', async () => {
      await quarantine.lease(BOB, { at: MORNING, until: A_MINUTE_LATER });
      await quarantine.unlease(BOB);

      expect((await quarantine.look()).gates.size).toBe(0);
    });

    it('knows what was noted of failed attempts', async () => {
      const trouble = { messageId: 'm1', attempts: 2, failedAt: MORNING, seen: { m1: 2, m2: 1 } };
      await quarantine.noteTrouble(ADA, trouble);
      expect(await quarantine.trouble(ADA)).toEqual(trouble);

      const trial = { messageId: 'm2', attempts: 0, seen: {}, aloneSince: A_MINUTE_LATER };
      await quarantine.noteTrouble(ADA, trial);
      expect(await quarantine.trouble(ADA)).toEqual(trial);
      expect(await quarantine.trouble(BOB)).toBeUndefined();
    });

    it('keeps the latest question', async () => {
      await quarantine.ask(A_MINUTE_LATER);
      await quarantine.ask(MORNING);

      expect(await quarantine.look()).toEqual({ gates: new Map(), asked: A_MINUTE_LATER });
    });

    it('takes one answer to a question', async () => {
      await quarantine.ask(MORNING);
      await quarantine.answer({ groupId: BOB, at: A_MINUTE_LATER }, MORNING);
      await quarantine.answer({ groupId: ADA, at: TWO_MINUTES_LATER }, MORNING);

      expect((await quarantine.look()).succeeded).toEqual({ groupId: BOB, at: A_MINUTE_LATER });
    });

    it('takes no answer to a question that was not asked, or before a later one', async () => {
      await quarantine.answer({ groupId: BOB, at: A_MINUTE_LATER }, MORNING);
      await quarantine.ask(MORNING);
      await quarantine.ask(TWO_MINUTES_LATER);
      await quarantine.answer({ groupId: BOB, at: A_MINUTE_LATER }, MORNING);

      expect(await quarantine.look()).toEqual({ gates: new Map(), asked: TWO_MINUTES_LATER });
    });
  });
}

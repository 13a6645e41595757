import fc from 'fast-check';
import type { DeadLetter } from '../../../core/dead-letters/dead-letter-queue.ts';
import { redrive } from '../../../core/dead-letters/redrive.ts';
import type { RedrivePorts } from '../../../core/dead-letters/redrive-ports.ts';
import { createInbox } from '../../../core/inbox/inbox.ts';
import { type LetterQueues, startLetterQueues } from '../../support/letter-queues.ts';
import { MemoryTransactions } from '../../support/memory-transactions.ts';
import { type CallFate, mortalPorts } from '../../support/mortal-ports.ts';

/** Longer than letters are in hand, and shorter than SQS knows an id. */
const SOON_SECONDS = 61;
/** SQS has forgotten the ids. */
const LATE_SECONDS = 301;

const ALL = { choose: () => true } as const;

describe('a redrive that is killed at any call and run again', () => {
  const LETTERS = ['ada', 'ben', 'ada', 'ada', 'cleo', 'ben', 'ada'];

  it.each([
    { kind: 'dies', takesEffect: false },
    { kind: 'dies', takesEffect: true },
    { kind: 'fails', takesEffect: false },
    { kind: 'fails', takesEffect: true },
  ] as const)('loses nothing, doubles nothing and keeps the order: %j', async (how) => {
    const calls = await withQueues(LETTERS, async (queues) => {
      const { ports, calls: made } = mortalPorts(portsOf(queues), []);
      await redrive(ports, ALL);
      return made();
    });
    expect(calls).toBe(10);

    for (let call = 1; call <= calls; call += 1)
      await withQueues(LETTERS, async (queues) => {
        await liveAndDie(queues, [{ call, ...how }]);
        queues.pass(SOON_SECONDS);
        expect(await redrive(portsOf(queues), ALL)).toMatchObject({ end: 'done', refused: [] });

        expect(perGroup(await queues.emptyQueue())).toEqual(perGroup(letters(LETTERS)));
        expect(await queues.emptyDead()).toEqual([]);
      });
  });

  it('does so however often, and whatever else fails', async () => {
    await fc.assert(
      fc.asyncProperty(GROUPS, fc.array(LIFE, { maxLength: 3 }), async (groups, lives) => {
        await withQueues(groups, async (queues) => {
          for (const fates of lives) {
            await liveAndDie(queues, fates);
            queues.pass(SOON_SECONDS);
          }
          await redrive(portsOf(queues), ALL);

          expect(perGroup(await queues.emptyQueue())).toEqual(perGroup(letters(groups)));
          expect(await queues.emptyDead()).toEqual([]);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('has the effects of every event once where SQS has forgotten what was sent', async () => {
    await fc.assert(
      fc.asyncProperty(GROUPS, fc.array(LIFE, { minLength: 1, maxLength: 3 }), async (groups, lives) => {
        await withQueues(groups, async (queues) => {
          for (const fates of lives) {
            await liveAndDie(queues, fates);
            queues.pass(LATE_SECONDS);
          }
          await redrive(portsOf(queues), ALL);

          const back = await queues.emptyQueue();
          expect(perGroup(await applied(back))).toEqual(perGroup(letters(groups)));
          expect(await queues.emptyDead()).toEqual([]);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('two redrives at once', () => {
  it('lose nothing, double nothing and keep the order', async () => {
    await fc.assert(
      fc.asyncProperty(GROUPS, fc.scheduler(), async (groups, scheduler) => {
        await withQueues(groups, async (queues) => {
          const both = [scheduled(queues, scheduler), scheduled(queues, scheduler)].map((ports) =>
            redrive(ports, ALL),
          );
          await scheduler.waitFor(Promise.all(both));
          queues.pass(SOON_SECONDS);
          await redrive(portsOf(queues), ALL);

          expect(perGroup(await queues.emptyQueue())).toEqual(perGroup(letters(groups)));
        });
      }),
      { numRuns: 30 },
    );
  });
});

/** Which user each letter is of, oldest first. */
const GROUPS = fc.array(fc.constantFrom('ada', 'ben', 'cleo'), { minLength: 1, maxLength: 24 });

/** What happens to the calls of one run. */
const LIFE = fc.array(
  fc.record<CallFate>({
    call: fc.integer({ min: 1, max: 30 }),
    kind: fc.constantFrom('fails', 'dies', 'half'),
    takesEffect: fc.boolean(),
  }),
  { maxLength: 4 },
);

async function withQueues<Result>(
  groups: readonly string[],
  use: (queues: LetterQueues) => Promise<Result>,
): Promise<Result> {
  const queues = await startLetterQueues();
  try {
    await queues.bury(...letters(groups));
    return await use(queues);
  } finally {
    await queues.stop();
  }
}

const letters = (groups: readonly string[]) =>
  groups.map((groupId, index) => ({ groupId, body: `letter ${index}` }));

function portsOf({ dead, queue, now, pass }: LetterQueues): RedrivePorts {
  const waitUntil = async (at: Date) => pass((at.getTime() - now().getTime()) / 1_000);
  return { dead, queue, now, waitUntil };
}

/** Runs until the end or until it dies. A call that fails may end it too. */
async function liveAndDie(queues: LetterQueues, fates: readonly CallFate[]): Promise<void> {
  const { ports } = mortalPorts(portsOf(queues), fates);
  await redrive(ports, ALL).catch(() => undefined);
}

function scheduled(queues: LetterQueues, scheduler: fc.Scheduler): RedrivePorts {
  const { dead, queue, ...rest } = portsOf(queues);
  const later = <T>(call: () => Promise<T>) => scheduler.schedule(Promise.resolve()).then(call);
  return {
    ...rest,
    dead: {
      receive: (seconds) => later(() => dead.receive(seconds)),
      remove: (removed) => later(() => dead.remove(removed)),
      putBack: (held) => later(() => dead.putBack(held)),
    },
    queue: { send: (messages) => later(() => queue.send(messages)) },
  };
}

function perGroup(all: readonly { readonly groupId?: string; readonly body: string }[]) {
  return Object.fromEntries(
    [...Map.groupBy(all, ({ groupId }) => groupId)].map(([group, own]) => [
      group,
      own.map(({ body }) => body),
    ]),
  );
}

/** What a handler applies of its messages, by its inbox. */
async function applied(messages: readonly DeadLetter[]): Promise<DeadLetter[]> {
  const inbox = createInbox({
    transactions: new MemoryTransactions(),
    table: 'inbox',
    handler: 'counter',
    retentionDays: 100,
    now: () => new Date(),
  });
  const made: DeadLetter[] = [];
  for (const message of messages) {
    const event = { source: 'privy/main', id: message.body } as const;
    if ((await inbox.applyOnce(event, [])) === 'applied') made.push(message);
  }
  return made;
}

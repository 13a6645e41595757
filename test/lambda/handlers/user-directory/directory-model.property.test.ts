import fc from 'fast-check';
import type { Envelope } from '../../../../core/events/envelope.ts';
import type { SourceName } from '../../../../core/events/source-name.ts';
import { envelope } from '../../../support/envelopes.ts';
import { directoryTables } from './directory-tables.ts';
import { dynamicStep } from './dynamic-steps.ts';
import { privyStep } from './privy-steps.ts';
import { inOrder, type Step, type ToldUser, ToldUsers } from './told-story.ts';

const USERS = ['ada', 'bob', 'cyd'];
const PROVIDERS = [
  { source: 'privy/main', step: privyStep(USERS) },
  { source: 'dynamic/main', step: dynamicStep(USERS) },
] as const;

describe.each(PROVIDERS)('the directory of $source', ({ source, step }) => {
  it('knows in the end what a simple one knows that was told everything in order and once', () =>
    fc.assert(
      fc.property(history(source, step), ({ arrivals, happened }) => {
        const { hear, stored } = directoryTables();

        for (const event of arrivals) hear(event);

        expect(stored().users.map(known).filter(saysSomething)).toEqual(expected(happened));
        expect(stored().rows).toEqual(happened.lookUps(source));
      }),
      { numRuns: 400 },
    ));

  it('is the same to the last attribute in whatever order events arrive, however often each of them does', () =>
    fc.assert(
      fc.property(history(source, step), ({ events, arrivals }) => {
        const [once, asArrived] = [directoryTables(), directoryTables()];

        for (const event of events) once.hear(event);
        for (const event of arrivals) asArrived.hear(event);

        expect(asArrived.stored()).toEqual(once.stored());
      }),
      { numRuns: 400 },
    ));
});

/** Up to ten events, some at the same time and some without one, and how they arrive: in any order, some of them twice. */
function history(source: SourceName, step: fc.Arbitrary<Step>) {
  const plan = fc.record({
    step,
    tick: fc.nat(12),
    delay: fc.nat(3),
    timesource: fc.constantFrom(undefined, undefined, undefined, undefined, 'receipt' as const),
  });
  return fc.array(plan, { minLength: 1, maxLength: 10 }).chain((plans) => {
    const told = plans.map(({ step, tick, delay, timesource }, index) => ({
      step,
      event: eventOf(step, { source, id: `event-${index}`, tick, delay, timesource }),
    }));
    const events = inOrder(told.map(({ event }) => event));
    return fc.record({
      events: fc.constant(events),
      happened: fc.constant(tell(events, new Map(told.map(({ event, step }) => [event.id, step])))),
      arrivals: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
    });
  });
}

interface When {
  readonly source: SourceName;
  readonly id: string;
  readonly tick: number;
  readonly delay: number;
  readonly timesource: 'receipt' | undefined;
}

function eventOf({ type, data, subject }: Step, { source, id, tick, delay, timesource }: When): Envelope {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString();
  return {
    ...envelope({ source, id, type, data, time: at(tick), receivedtime: at(tick + delay) }),
    ...(subject && { subject }),
    ...(timesource && { timesource }),
  };
}

function tell(events: readonly Envelope[], steps: ReadonlyMap<string, Step>): ToldUsers {
  const users = new ToldUsers();
  for (const { id, time, timesource, receivedtime } of events) {
    steps.get(id)?.happen(users, timesource === undefined ? time : receivedtime);
  }
  return users;
}

interface Known {
  readonly userId: string;
  readonly deleted: boolean;
  readonly accounts?: readonly string[];
  readonly wallets?: readonly string[];
  readonly mfa?: readonly string[];
  readonly seen?: string | undefined;
  readonly kyc?: string | undefined;
  readonly created?: string | undefined;
}

function expected(users: ToldUsers): readonly Known[] {
  const rows = [...users.users].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([userId, user]) => told(userId, user)).filter(saysSomething);
}

function told(userId: string, user: ToldUser): Known {
  if (user.deleted) return { userId, deleted: true };
  const wallets = [...user.wallets].map(
    ([key, { address, chain, kind }]) => `${address} ${chain} ${kind} ${user.exported.get(key) ?? ''}`,
  );
  return {
    userId,
    deleted: false,
    accounts: [...user.accounts.values()].map(({ type, identifier }) => `${type} ${identifier}`).sort(),
    wallets: wallets.sort(),
    mfa: [...user.mfa].sort(),
    seen: user.seen,
    kyc: user.kyc,
    created: user.created,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: an item as whoever reads the table sees it
function known(item: any): Known {
  if (item.deleted) return { userId: item.userId, deleted: true };
  const time = (stamp: string | undefined) => stamp?.replace(/^-/, '').replace(/~.*/, '');
  return {
    userId: item.userId,
    deleted: false,
    // biome-ignore lint/suspicious/noExplicitAny: as above
    accounts: item.accounts.map(({ type, identifier }: any) => `${type} ${identifier}`).sort(),
    wallets: item.wallets
      // biome-ignore lint/suspicious/noExplicitAny: as above
      .map((row: any) => `${row.address} ${row.chain} ${row.kind} ${time(row.exported) ?? ''}`)
      .sort(),
    // biome-ignore lint/suspicious/noExplicitAny: as above
    mfa: (item.mfa?.methods ?? []).map(({ type }: any) => type).sort(),
    seen: time(item.lastSeen),
    kyc: item.kyc?.text,
    created: item.createdAt,
  };
}

/** A user of whom it is only known what they do not have need not have an item. */
function saysSomething({ deleted, accounts, wallets, mfa, seen, kyc, created }: Known): boolean {
  return (
    deleted || [...(accounts ?? []), ...(wallets ?? []), ...(mfa ?? []), seen, kyc, created].some(Boolean)
  );
}

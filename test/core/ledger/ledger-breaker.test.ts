import { CallTimedOutError } from '../../../core/call-timed-out-error.ts';
import type { Entry } from '../../../core/ledger/ledger.ts';
import { LedgerBreaker } from '../../../core/ledger/ledger-breaker.ts';
import { MemoryLedger } from '../../support/memory-ledger.ts';

const START = new Date('2026-11-22T08:00:00.000Z');
const ENTRY: Entry = {
  key: 'privy/main#msg_1',
  type: 'privy.user.created',
  groupId: 'ada',
  expiresAt: new Date('2027-03-02T08:00:00.000Z'),
};

/** A ledger whose claims throw `fault` while there is one. */
function breakable() {
  const world = { now: START, fault: undefined as Error | undefined, asked: 0 };
  const ledger = new MemoryLedger();
  const { claim, markPublished } = ledger;
  ledger.claim = async (...call) => {
    world.asked += 1;
    if (world.fault !== undefined) throw world.fault;
    return await claim.apply(ledger, call);
  };
  ledger.markPublished = async (...call) => {
    world.asked += 1;
    await markPublished.apply(ledger, call);
  };
  const breaker = new LedgerBreaker(ledger, () => world.now);
  const claims = async (times: number) => {
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < times; n += 1) {
      codes.push(await breaker.claim(ENTRY, START).catch((error: { code?: string }) => error.code));
    }
    return codes;
  };
  return { world, breaker, claims };
}

describe('a ledger that hangs', () => {
  it('is left alone for five seconds after three claims in a row got no answer, marks included', async () => {
    const { world, breaker, claims } = breakable();
    world.fault = new CallTimedOutError();

    expect(await claims(5)).toEqual([
      'call-timed-out',
      'call-timed-out',
      'call-timed-out',
      'ledger-skipped',
      'ledger-skipped',
    ]);
    await expect(breaker.markPublished(ENTRY, START)).rejects.toMatchObject({ code: 'ledger-skipped' });
    expect(world.asked).toBe(3);
  });

  it('is tried by one claim after that, and left alone again where that hangs too', async () => {
    const { world, claims } = breakable();
    world.fault = new CallTimedOutError();
    await claims(3);
    world.now = new Date('2026-11-22T08:00:05.000Z');

    expect(await claims(2)).toEqual(['call-timed-out', 'ledger-skipped']);
  });

  it('is used as before once a claim is answered', async () => {
    const { world, claims } = breakable();
    world.fault = new CallTimedOutError();
    await claims(3);
    world.now = new Date('2026-11-22T08:00:05.000Z');
    world.fault = undefined;

    expect(await claims(2)).toEqual(['new', 'unpublished']);
    world.fault = new CallTimedOutError();
    expect(await claims(2)).toEqual(['call-timed-out', 'call-timed-out']);
  });

  it('is not left alone for errors that it answers', async () => {
    const { world, claims } = breakable();
    world.fault = Object.assign(new Error('throttled'), { code: 'throttled' });

    expect(await claims(5)).toEqual(Array.from({ length: 5 }, () => 'throttled'));
  });
});

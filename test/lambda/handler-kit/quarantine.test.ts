import type { HandlingOutcome } from '../../../core/handling/handler.ts';
import type { HiddenMessage } from '../../../core/handling/hide-messages.ts';
import { PermanentError } from '../../../core/handling/permanent-error.ts';
import { createInbox } from '../../../core/inbox/inbox.ts';
import { LookWatch } from '../../../core/quarantine/look-watch.ts';
import { createFunctionHandler } from '../../../lambda/handler-kit/function-handler.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryQuarantine } from '../../support/memory-quarantine.ts';
import { MemoryTransactions } from '../../support/memory-transactions.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { sqsRecord } from '../../support/sqs-events.ts';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const LAMBDA = { getRemainingTimeInMillis: () => 30_000 };

/** A handler that fails for the events that it is told to, its quarantine, and what it did about its messages. */
function host() {
  const state = {
    at: START,
    failing: new Map<string, Error>(),
    awayQuarantine: false,
    outcome: 'applied' as HandlingOutcome,
    meanwhile: async () => {},
  };
  const handled: string[] = [];
  const hidden: HiddenMessage[] = [];
  const removed: string[] = [];
  const now = () => new Date(state.at);
  const memory = new MemoryQuarantine();
  const quarantine = new Proxy(memory, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (state.awayQuarantine) return () => Promise.reject(new Error('planted'));
      return value.bind(target);
    },
  });
  const { telemetry, lines, published } = recordedTelemetry();
  const transactions = new MemoryTransactions();
  const invoke = createFunctionHandler({
    handle: async ({ id }) => {
      await state.meanwhile();
      const error = state.failing.get(id);
      if (error !== undefined) throw error;
      handled.push(id);
      return state.outcome;
    },
    inbox: createInbox({ transactions, table: 'inbox', handler: 'count', retentionDays: 100, now }),
    tables: {},
    telemetry,
    now,
    permanentErrors: ['ValidationException'],
    retry: {
      schedule: [1, 5],
      random: () => 0.5,
      hide: async (messages) => void hidden.push(...messages),
      remove: async (receiptHandles) => void removed.push(...receiptHandles),
    },
    quarantine: { quarantine, watch: new LookWatch({ look: () => quarantine.look(), now }) },
  });
  const give = async (...messages: readonly (readonly [id: string, receiveCount?: number])[]) => {
    hidden.length = 0;
    removed.length = 0;
    const Records = messages.map(([id, receiveCount]) => message(id, receiveCount));
    const { batchItemFailures } = await invoke({ Records }, LAMBDA);
    state.at += 2_000;
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { state, handled, hidden, removed, lines, published, quarantine: memory, invoke, give };
}

/** The message of an event such as `ada-2`: the user, and the place in the user's order. */
function message(id: string, receiveCount = 1) {
  const [user = '', place = ''] = id.split('-');
  const body = JSON.stringify(envelope({ id, partitionkey: user }));
  const record = sqsRecord({ messageId: id, groupId: user, body, receiveCount });
  return { ...record, attributes: { ...record.attributes, SequenceNumber: place.padStart(20, '0') } };
}

type Host = ReturnType<typeof host>;

/** Fails the event until the handler gives up on it, while others succeed. */
async function giveUpOn(id: string, { state, give }: Host, error = new Error('ada@example.test')) {
  state.failing.set(id, error);
  for (let receives = 1; receives <= 3; receives += 1) {
    await give([id, receives]);
    await give([`bob-${receives}`]);
  }
}

async function lineOf(group: string, { quarantine }: Host) {
  return (await quarantine.line(group, 10)).map(({ messageId }) => messageId);
}

describe('a handler that fails on an event to the end of its schedule', () => {
  it('gives up on it, and gives it back for two seconds, so that nothing of its user can overtake it', async () => {
    const test = host();
    const { state, give, hidden } = test;
    state.failing.set('ada-1', new Error('planted'));
    await give(['ada-1', 1]);
    await give(['bob-1']);
    await give(['ada-1', 2]);
    await give(['bob-2']);

    expect(await give(['ada-1', 3], ['ada-2', 1])).toEqual(['ada-1', 'ada-2']);
    expect(hidden).toEqual([
      { receiptHandle: 'receipt-ada-2', seconds: 2 },
      { receiptHandle: 'receipt-ada-1', seconds: 2 },
    ]);
    expect(await lineOf('ada', test)).toEqual(['ada-1']);
  });

  it('acknowledges it, and the later events of its user, when they come again, and goes on with others', async () => {
    const test = host();
    await giveUpOn('ada-1', test);

    expect(await test.give(['ada-1', 4], ['ada-2'], ['cyd-1'])).toEqual([]);
    expect(await lineOf('ada', test)).toEqual(['ada-1', 'ada-2']);
    expect(test.handled).toEqual(['bob-1', 'bob-2', 'bob-3', 'cyd-1']);
  });

  it('says of each event that goes to quarantine which it is', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    test.lines.length = 0;
    await test.give(['ada-1', 4], ['ada-2']);

    expect(test.lines).toMatchObject([
      { outcome: 'quarantined', eventId: 'ada-1', eventType: 'privy.user.created' },
      { outcome: 'quarantined', eventId: 'ada-2', eventType: 'privy.user.created' },
    ]);
  });

  it('does not acknowledge what stands in line until no sandbox can think that there is no line', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    const gate = (await test.quarantine.look()).gates.get('ada');
    test.state.at = (gate?.openedAt.getTime() ?? 0) + 1_000;

    expect(await test.give(['ada-1', 4])).toEqual(['ada-1']);
    expect(test.hidden).toEqual([{ receiptHandle: 'receipt-ada-1', seconds: 1 }]);
  });

  it('tries it on while it succeeds for nobody, at longer and longer intervals, and says that it is an outage', async () => {
    const test = host();
    const { state, give, hidden, lines, published } = test;
    state.failing.set('ada-1', new Error('planted'));
    const waits: number[] = [];
    for (let receives = 1; receives <= 5; receives += 1) {
      await give(['ada-1', receives]);
      waits.push(...hidden.map(({ seconds }) => seconds));
    }

    expect(waits).toEqual([1, 5, 10, 20, 40]);
    expect((await test.quarantine.look()).gates.size).toBe(0);
    expect(lines.at(-1)).toMatchObject({ attempts: 5, step: 'outage' });
    expect(published.at(-1)).toContainEqual(['TriedOn', 'Count', 1]);
  });

  it('does not take a success from before the last failure for evidence', async () => {
    const test = host();
    const { state, give } = test;
    state.failing.set('ada-1', new Error('planted'));
    await give(['ada-1', 1]);
    await give(['bob-1']);
    for (const receives of [2, 3, 4, 5]) await give(['ada-1', receives]);

    expect((await test.quarantine.look()).gates.size).toBe(0);
  });
});

describe('an outage', () => {
  it('is not over because events are ignored, which touch nothing', async () => {
    const test = host();
    const { state, give } = test;
    state.failing.set('ada-1', new Error('planted'));
    state.outcome = 'ignored';
    for (const receives of [1, 2, 3, 4]) {
      await give(['ada-1', receives]);
      await give([`bob-${receives}`]);
    }

    expect((await test.quarantine.look()).gates.size).toBe(0);
  });
});

class UnknownPlanError extends PermanentError {
  override name = 'UnknownPlanError';
}

describe('an error that no further try can mend', () => {
  it.each([
    ['a PermanentError', new PermanentError('unknown-plan'), 'unknown-plan'],
    ['one of its kind with a name of its own', new UnknownPlanError('unknown-plan'), 'unknown-plan'],
    [
      'one that the manifest names',
      Object.assign(new Error('ada@example.test'), { name: 'ValidationException' }),
      'ValidationException',
    ],
  ])('sends the event to quarantine at its second try: %s', async (_name, error, code) => {
    const test = host();
    test.state.failing.set('ada-1', error);
    await test.give(['ada-1', 1]);
    await test.give(['bob-1']);
    await test.give(['ada-1', 2]);

    const [kept] = await test.quarantine.line('ada', 1);
    expect(kept).toMatchObject({ attempts: 2, failure: { code, permanent: true } });
    expect(JSON.stringify(kept?.failure)).not.toContain('ada@example.test');
  });
});

describe('a message that is no event', () => {
  it('goes to quarantine too, as it is', async () => {
    const test = host();
    const broken = { ...message('ada-1'), body: '{"no":"event"}' };
    const receive = async (receiveCount: string) => {
      const attributes = { ...broken.attributes, ApproximateReceiveCount: receiveCount };
      await test.invoke({ Records: [{ ...broken, attributes }] }, LAMBDA);
      test.state.at += 2_000;
    };
    await receive('1');
    await test.give(['bob-1']);
    await receive('2');

    const [kept] = await test.quarantine.line('ada', 1);
    expect(kept).toMatchObject({
      body: '{"no":"event"}',
      failure: { code: 'not-an-envelope:bad-specversion', permanent: true },
    });
  });
});

describe('a message of which nobody knows what became', () => {
  it('is tried alone, when everything else of its batch is out of the queue', async () => {
    const test = host();

    expect(await test.give(['ada-1', 2], ['bob-1'], ['cyd-1', 2])).toEqual(['ada-1', 'bob-1']);
    expect(test.removed).toEqual(['receipt-bob-1', 'receipt-ada-1']);
    expect(test.handled).toEqual(['bob-1', 'ada-1', 'cyd-1']);
  });

  it('is given up on unread when it took the function down alone, and others were handled since', async () => {
    const test = host();
    const { quarantine, state } = test;
    const aloneSince = new Date(START - 60_000);
    await quarantine.noteTrouble('ada', { messageId: 'ada-1', attempts: 0, seen: {}, aloneSince });
    await quarantine.ask(aloneSince);
    await test.give(['bob-1']);
    state.failing.set('ada-1', new Error('must not be tried'));

    expect(await test.give(['ada-1', 3])).toEqual(['ada-1']);
    expect(await quarantine.line('ada', 1)).toMatchObject([
      { messageId: 'ada-1', failure: { code: 'function-died' } },
    ]);
    expect(test.lines.at(-1)).toMatchObject({ outcome: 'failed', step: 'give-up', eventId: 'ada-1' });
    expect(test.published.at(-1)).toContainEqual(['GivenUp', 'Count', 1]);
  });

  it('is noted before it is tried, so that a function that dies leaves word of it', async () => {
    const test = host();
    let noted: unknown;
    test.state.meanwhile = async () => {
      noted = await test.quarantine.trouble('ada');
    };
    await test.give(['ada-1', 2]);

    expect(noted).toEqual({ messageId: 'ada-1', attempts: 0, seen: {}, aloneSince: new Date(START) });
  });

  it('is above suspicion when it was handled, should it come again', async () => {
    const test = host();
    await test.give(['ada-1', 2]);
    await test.give(['bob-1']);
    test.handled.length = 0;

    expect(await test.give(['ada-1', 3])).toEqual([]);
    expect(test.handled).toEqual(['ada-1']);
    expect((await test.quarantine.look()).gates.size).toBe(0);
  });

  it('is not given up on where its trial was announced in vain', async () => {
    const test = host();
    const failed = test.quarantine.ask;
    test.quarantine.ask = () => Promise.reject(new Error('planted'));
    await test.give(['ada-1', 2]);
    test.quarantine.ask = failed;

    expect(test.handled).toEqual(['ada-1']);
    expect(await test.quarantine.trouble('ada')).not.toHaveProperty('aloneSince');
  });
});

describe('a quarantine that cannot be asked', () => {
  it('keeps everything waiting, because an event might overtake', async () => {
    const test = host();
    test.state.awayQuarantine = true;

    expect(await test.give(['ada-1', 1], ['bob-1', 2])).toEqual(['ada-1', 'bob-1']);
    expect(test.handled).toEqual([]);
  });
});

describe('a release', () => {
  const group = 'ada';

  it('hands the events back in order, and lets the user out of quarantine', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    await test.give(['ada-1', 4], ['ada-2'], ['ada-3']);
    test.state.failing.clear();
    test.handled.length = 0;

    expect(await test.invoke({ quarantine: 'release', group }, LAMBDA)).toEqual({
      group,
      done: 'released',
      handled: 3,
    });
    expect(test.handled).toEqual(['ada-1', 'ada-2', 'ada-3']);
    expect((await test.quarantine.look()).gates.size).toBe(0);
    expect(await test.invoke({ quarantine: 'release', group }, LAMBDA)).toMatchObject({
      done: 'not-in-quarantine',
    });
  });

  it('says of each event what became of it, as of any other, and not that it is old', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    await test.give(['ada-1', 4], ['ada-2']);
    test.state.failing = new Map([['ada-2', new TypeError('planted')]]);
    test.lines.length = 0;
    test.published.length = 0;
    await test.invoke({ quarantine: 'release', group }, LAMBDA);

    expect(test.lines).toMatchObject([
      { level: 'info', message: 'message', outcome: 'applied', eventId: 'ada-1', released: true },
      {
        level: 'error',
        message: 'message',
        outcome: 'failed',
        eventId: 'ada-2',
        released: true,
        attempts: 1,
        fault: { name: 'TypeError' },
      },
      { level: 'warn', message: 'quarantine', asked: 'release', done: 'failed' },
    ]);
    expect(test.published).toEqual([[['Applied', 'Count', 1]], [['Failed', 'Count', 1]]]);
  });

  it('ends at an event that fails again, and keeps those behind it', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    await test.give(['ada-1', 4], ['ada-2'], ['ada-3']);
    test.state.failing = new Map([['ada-2', new PermanentError('other')]]);

    expect(await test.invoke({ quarantine: 'release', group }, LAMBDA)).toMatchObject({
      done: 'failed',
      handled: 1,
      failed: { messageId: 'ada-2', failure: { code: 'other' } },
    });
    expect(await test.quarantine.line('ada', 10)).toMatchObject([
      { messageId: 'ada-2', attempts: 1, failure: { code: 'other' } },
      { messageId: 'ada-3', attempts: 0 },
    ]);
    test.state.failing.clear();
    expect(await test.invoke({ quarantine: 'release', group }, LAMBDA)).toMatchObject({
      done: 'released',
      handled: 2,
    });
  });
});

describe('a release of an event whose handling hangs', () => {
  const request = { quarantine: 'release', group: 'ada' } as const;
  /** All the time that the function has is over at once. */
  const hanging = (test: Host) => {
    test.state.meanwhile = async () => {
      test.state.at += 30_000;
      throw new Error('out of time');
    };
  };

  it('says that it failed, and not to release again, where the event had all of the time', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    await test.give(['ada-1', 4], ['ada-2']);
    hanging(test);

    expect(await test.invoke(request, LAMBDA)).toMatchObject({
      done: 'failed',
      handled: 0,
      failed: { messageId: 'ada-1' },
    });
    expect(await lineOf('ada', test)).toEqual(['ada-1', 'ada-2']);
  });

  it('is out of time where others were handled before it, and lets the next release begin at once', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    await test.give(['ada-1', 4], ['ada-2']);
    test.state.failing.clear();
    test.state.meanwhile = async () => hanging(test);

    expect(await test.invoke(request, LAMBDA)).toMatchObject({ done: 'out-of-time', handled: 1 });
    expect(await test.invoke(request, LAMBDA)).toMatchObject({ done: 'failed', handled: 0 });
  });
});

describe('what an operator is shown', () => {
  it('is who is in quarantine and why, and no payload', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    const answer = await test.invoke({ quarantine: 'list' }, LAMBDA);

    expect(answer).toMatchObject({
      groups: [{ group: 'ada', events: 1, first: { id: 'ada-1', attempts: 3, failure: { code: 'Error' } } }],
    });
    expect(JSON.stringify(answer)).not.toMatch(/example|"data"|body/);
  });

  it('is what may be asked, where something else is asked', async () => {
    const { invoke } = host();

    await expect(invoke({ quarantine: 'release' }, LAMBDA)).rejects.toThrow(
      /^the handler was invoked with \{"quarantine":"release"\}; allowed: \{"quarantine":"list"\}, /,
    );
  });

  it('is nothing of a dropped event but why it was dropped, and its user leaves with the last one', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    const drop = { quarantine: 'drop', group: 'ada', sequence: '00000000000000000001', reason: 'a test' };

    expect(await test.invoke(drop, LAMBDA)).toMatchObject({ done: 'dropped' });
    expect(await test.invoke(drop, LAMBDA)).toMatchObject({ done: 'not-in-quarantine' });
    expect((await test.quarantine.look()).gates.size).toBe(0);
  });
});

describe('the measure of a quarantine', () => {
  it('says how many users and events are in it, and for how long the first', async () => {
    const test = host();
    await giveUpOn('ada-1', test);
    await test.give(['ada-1', 4], ['ada-2']);
    const opened = (await test.quarantine.look()).gates.get('ada')?.openedAt.getTime() ?? 0;
    test.state.at = opened + 90_000;
    await test.invoke({ quarantine: 'measure' }, LAMBDA);

    expect(test.published.at(-1)).toEqual([
      ['QuarantinedUsers', 'Count', 1],
      ['QuarantinedEvents', 'Count', 2],
      ['OldestQuarantineAge', 'Seconds', 90],
    ]);
  });
});

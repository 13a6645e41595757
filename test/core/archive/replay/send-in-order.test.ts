import { Pace } from '../../../../core/archive/replay/pace.ts';
import { sendInOrder } from '../../../../core/archive/replay/send-in-order.ts';
import type { TopicMessage } from '../../../../core/topic/topic.ts';

const NOW = new Date('2026-11-27T00:00:00.000Z');

function message(id: string, group: string, bytes = 10): TopicMessage {
  return { body: 'x'.repeat(bytes), groupId: group, deduplicationId: id, attributes: {} };
}

/** A queue that takes everything, and keeps the ids of each call. */
function takingAll() {
  const calls: string[][] = [];
  const queue = {
    send: async (messages: readonly TopicMessage[]) => {
      calls.push(messages.map(({ deduplicationId }) => deduplicationId));
      return messages.map(() => 'sent' as const);
    },
    waiting: async () => 0,
  };
  const clock = { now: () => NOW, waitUntil: async () => undefined };
  const ports = {
    ...clock,
    queue,
    pace: new Pace(1_000, clock),
    mayGoOn: async () => true,
    deadline: new Date(NOW.getTime() + 1),
  };
  return { calls, ports };
}

describe('sending in order', () => {
  it('puts ten groups into a call at most, and the next event of a group into the next', async () => {
    const { calls, ports } = takingAll();
    const messages = Array.from({ length: 24 }, (_, index) => message(`m${index}`, `g${index % 12}`));

    await sendInOrder(messages, ports);

    expect(calls).toEqual([
      ['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9'],
      ['m10', 'm11', 'm12', 'm13', 'm14', 'm15', 'm16', 'm17', 'm18', 'm19'],
      ['m20', 'm21', 'm22', 'm23'],
    ]);
  });

  it('puts no more into a call than weighs a mebibyte, and nothing of a group before what had no room', async () => {
    const { calls, ports } = takingAll();

    await sendInOrder(
      [
        message('a', 'ada', 700_000),
        message('b1', 'ben', 700_000),
        message('b2', 'ben'),
        message('c', 'eve'),
      ],
      ports,
    );

    expect(calls).toEqual([['a', 'c'], ['b1'], ['b2']]);
  });

  it('stops in the middle where the replay is no longer its own, and tells what was sent', async () => {
    const { calls, ports } = takingAll();
    const answers = [true, false];

    const { outcomes, failing } = await sendInOrder(
      [message('a1', 'ada'), message('a2', 'ada'), message('b1', 'ben')],
      { ...ports, mayGoOn: async () => answers.shift() ?? false },
    );

    expect(calls).toEqual([['a1', 'b1']]);
    expect({ outcomes, failing }).toEqual({ outcomes: ['sent', undefined, 'sent'], failing: undefined });
  });

  it('begins nothing at its deadline', async () => {
    const { calls, ports } = takingAll();

    const { outcomes } = await sendInOrder([message('a', 'ada')], { ...ports, deadline: NOW });

    expect([calls, outcomes]).toEqual([[], [undefined]]);
  });
});

import type { Message } from '@aws-sdk/client-sqs';
import { gatherMessages } from '../../../../local/cloud/mappings/gather-messages.ts';

const message = (Body: string): Message => ({ Body, MessageId: Body });

/** A queue that gives these one after the other, each receive taking so many seconds. */
function queueOf(answers: readonly (readonly string[])[], secondsEach = 0) {
  let milliseconds = 0;
  const left = [...answers];
  const asked: string[] = [];
  return {
    asked,
    left,
    now: () => milliseconds,
    async receive(count: number, waitSeconds: number) {
      asked.push(`${count} in ${waitSeconds} s`);
      milliseconds += secondsEach * 1_000;
      return (left.shift() ?? []).map(message);
    },
  };
}

const bodies = (messages: readonly Message[]) => messages.map(({ Body }) => Body);

describe('gatherMessages', () => {
  it('takes what one receive gives where there is no window', async () => {
    const queue = queueOf([['a', 'b'], ['c']]);

    expect(bodies(await gatherMessages({ batchSize: 5, windowSeconds: 0, ...queue }))).toEqual(['a', 'b']);
    expect(queue.asked).toEqual(['5 in 20 s']);
  });

  it('receives until the batch is full, and never more than there is room for', async () => {
    const ten = Array.from({ length: 10 }, (_, at) => String(at));
    const queue = queueOf([ten, ['k', 'l'], ['m'], ['n']]);

    expect(await gatherMessages({ batchSize: 13, windowSeconds: 60, ...queue })).toHaveLength(13);
    expect(queue.asked).toEqual(['10 in 20 s', '3 in 20 s', '1 in 20 s']);
  });

  it('stops when the window is over, which begins with the first message', async () => {
    const queue = queueOf([['a'], ['b'], ['c'], ['d']], 2);

    expect(bodies(await gatherMessages({ batchSize: 100, windowSeconds: 3, ...queue }))).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(queue.asked).toEqual(['10 in 20 s', '10 in 3 s', '10 in 1 s']);
  });

  it('waits for no more where nothing came', async () => {
    const queue = queueOf([[], ['a']], 20);

    expect(await gatherMessages({ batchSize: 100, windowSeconds: 60, ...queue })).toEqual([]);
    expect(queue.asked).toHaveLength(1);
  });

  it('stops when there is as much as fits an invocation', async () => {
    const large = 'x'.repeat(2_000_000);
    const queue = queueOf([[large], [large], [large], ['left']]);

    expect(await gatherMessages({ batchSize: 100, windowSeconds: 60, ...queue })).toHaveLength(3);
    expect(queue.left).toEqual([['left']]);
  });
});

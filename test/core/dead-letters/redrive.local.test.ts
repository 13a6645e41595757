import type { DeadLetter } from '../../../core/dead-letters/dead-letter-queue.ts';
import { redrive } from '../../../core/dead-letters/redrive.ts';
import type { RedriveOptions, RedrivePorts } from '../../../core/dead-letters/redrive-ports.ts';
import { type LetterQueues, startLetterQueues } from '../../support/letter-queues.ts';

let queues: LetterQueues;

beforeEach(async () => {
  queues = await startLetterQueues();
});
afterEach(() => queues.stop());

function run(options: Partial<RedriveOptions> = {}, ports: Partial<RedrivePorts> = {}) {
  const { dead, queue, now, pass } = queues;
  const waitUntil = async (at: Date) => pass((at.getTime() - now().getTime()) / 1_000);
  return redrive({ dead, queue, now, waitUntil, ...ports }, { choose: () => true, ...options });
}

const bodies = (letters: readonly DeadLetter[]) => letters.map(({ body }) => body);

describe('a redrive', () => {
  it('puts every letter back, of each user the oldest first, and leaves none', async () => {
    await queues.bury({ body: 'a1' }, { body: 'b1', groupId: 'ben' }, { body: 'a2' }, { body: 'a3' });

    expect(await run()).toEqual({ end: 'done', sent: 4, users: 2, stayed: 0, refused: [] });

    const back = await queues.emptyQueue();
    expect(bodies(back.filter(({ groupId }) => groupId === 'ada'))).toEqual(['a1', 'a2', 'a3']);
    expect(bodies(back.filter(({ groupId }) => groupId === 'ben'))).toEqual(['b1']);
    expect(await queues.emptyDead()).toEqual([]);
  });

  it('goes on behind the ten letters of a user that SQS shows at once', async () => {
    const letters = Array.from({ length: 25 }, (_, index) => ({ body: String(index) }));
    await queues.bury(...letters);

    expect(await run()).toMatchObject({ end: 'done', sent: 25, users: 1 });

    expect(bodies(await queues.emptyQueue())).toEqual(letters.map(({ body }) => body));
  });

  it('keeps the attributes of a message', async () => {
    await queues.bury({ body: '{}', attributes: { type: 'privy.user.created' } });

    await run();

    expect(await queues.emptyQueue()).toMatchObject([{ attributes: { type: 'privy.user.created' } }]);
  });

  it('brings back at once what fails again, though the queue knows the event', async () => {
    await queues.bury({ body: 'poison' });
    await run();
    expect(bodies(await queues.failInQueue())).toEqual(['poison']);

    expect(await run()).toMatchObject({ end: 'done', sent: 1 });

    expect(bodies(await queues.emptyQueue())).toEqual(['poison']);
  });

  it('leaves what is not chosen, and shows it to others again', async () => {
    await queues.bury({ body: 'a1' }, { body: 'b1', groupId: 'ben' });

    const report = await run({ choose: ({ groupId }) => groupId === 'ben' });

    expect(report).toEqual({ end: 'done', sent: 1, users: 1, stayed: 1, refused: [] });
    expect(bodies(await queues.emptyQueue())).toEqual(['b1']);
    expect(bodies(await queues.emptyDead())).toEqual(['a1']);
  });

  it('puts back no more than it is told to', async () => {
    await queues.bury({ body: 'a1' }, { body: 'b1', groupId: 'ben' }, { body: 'c1', groupId: 'cleo' });

    expect(await run({ atMost: 2 })).toMatchObject({ end: 'done', sent: 2 });

    expect(bodies(await queues.emptyQueue())).toEqual(['a1', 'b1']);
    expect(bodies(await queues.emptyDead())).toEqual(['c1']);
  });

  it('lets nothing overtake a letter that the queue refuses', async () => {
    await queues.bury({ body: 'a1' }, { body: 'a2' }, { body: 'b1', groupId: 'ben' });
    const refusing: RedrivePorts['queue'] = {
      send: async (messages) =>
        (await queues.queue.send(messages.filter(({ body }) => body !== 'a1'))) &&
        messages.map(({ body }) => (body === 'a1' ? { refused: 'InvalidMessageContents' } : 'sent')),
    };

    const report = await run({}, { queue: refusing });

    expect(report).toMatchObject({ end: 'done', sent: 1, stayed: 2 });
    expect(report.refused).toEqual([{ messageId: expect.any(String), reason: 'InvalidMessageContents' }]);
    expect(bodies(await queues.emptyDead())).toEqual(['a1', 'a2']);
  });

  it('gives up on a queue that takes nothing for half a minute, and loses nothing', async () => {
    await queues.bury({ body: 'a1' }, { body: 'a2' });

    const report = await run({}, { queue: { send: () => Promise.reject(new Error('down')) } });

    expect(report).toMatchObject({ end: 'failing', failing: 'Error', sent: 0 });
    expect(bodies(await queues.emptyDead())).toEqual(['a1', 'a2']);
    expect(await queues.emptyQueue()).toEqual([]);
  });

  it('goes on where the queue fails for a moment', async () => {
    await queues.bury({ body: 'a1' }, { body: 'a2' });
    let calls = 0;
    const failing: RedrivePorts['queue'] = {
      send: async (messages) => {
        calls += 1;
        return calls < 3
          ? messages.map(() => ({ failed: 'InternalError' }))
          : await queues.queue.send(messages);
      },
    };

    expect(await run({}, { queue: failing })).toMatchObject({ end: 'done', sent: 2 });

    expect(bodies(await queues.emptyQueue())).toEqual(['a1', 'a2']);
  });

  it('stops when it is told to, between two letters, and gives back the rest', async () => {
    await queues.bury({ body: 'a1' }, { body: 'a2' }, { body: 'a3' });
    const stop = new AbortController();

    const report = await run({ signal: stop.signal, onProgress: () => stop.abort() });

    expect(report).toMatchObject({ end: 'interrupted', sent: 1 });
    expect(bodies(await queues.emptyQueue())).toEqual(['a1']);
    expect(bodies(await queues.emptyDead())).toEqual(['a2', 'a3']);
  });

  it('sends nothing that has come out of its hand meanwhile', async () => {
    await queues.bury({ body: 'a1' }, { body: 'a2' });

    const report = await run({ onProgress: () => queues.pass(55) });

    expect(report).toMatchObject({ end: 'held', sent: 1 });
    queues.pass(10);
    expect(bodies(await queues.emptyDead())).toEqual(['a2']);
  });
});

import { type Look, type LookOptions, lookThrough } from '../../../core/dead-letters/look-through.ts';
import { type LetterQueues, startLetterQueues } from '../../support/letter-queues.ts';

let queues: LetterQueues;

beforeEach(async () => {
  queues = await startLetterQueues();
});
afterEach(() => queues.stop());

function look<Result>(options: Partial<LookOptions>, use: (look: Look) => Promise<Result>) {
  return lookThrough(queues.dead, { now: queues.now, atMost: 1_000, ...options }, use);
}

const bodies = async ({ letters, wentThrough }: Look) => ({
  bodies: letters.map(({ body }) => body),
  wentThrough,
});
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ body: String(index) }));

describe('a look through dead letters', () => {
  it('sees them of each user oldest first, and hides them from nobody afterwards', async () => {
    await queues.bury({ body: 'a1' }, { body: 'b1', groupId: 'ben' }, { body: 'a2' });

    expect(await look({}, bodies)).toEqual({ bodies: ['a1', 'a2', 'b1'], wentThrough: true });

    const left = await queues.emptyDead();
    expect(left.map(({ body }) => body).sort()).toEqual(['a1', 'a2', 'b1']);
  });

  it('hides them while it lasts', async () => {
    await queues.bury({ body: 'a1' });

    expect(await look({}, () => queues.dead.receive(1))).toEqual([]);
  });

  it('sees only the first ten of a user', async () => {
    await queues.bury(...many(12), { body: 'b1', groupId: 'ben' });

    const seen = await look({}, bodies);

    expect(seen.bodies).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'b1']);
  });

  it('ends when it has seen as many as it may, or enough', async () => {
    await queues.bury(...many(20).map((letter) => ({ ...letter, groupId: letter.body })));

    const atMostTen = await look({ atMost: 10 }, bodies);
    expect(atMostTen).toMatchObject({ bodies: { length: 10 }, wentThrough: false });
    const enough = await look({ isEnough: (letters) => letters.length > 0 }, bodies);
    expect(enough).toMatchObject({ bodies: { length: 10 }, wentThrough: false });
  });

  it('ends before the first letters come again', async () => {
    await queues.bury(...many(12).map((letter) => ({ ...letter, groupId: letter.body })));
    const slow: typeof queues.dead = {
      ...queues.dead,
      receive: async (seconds) => {
        const letters = await queues.dead.receive(seconds);
        queues.pass(18);
        return letters;
      },
      putBack: (letters) => queues.dead.putBack(letters),
    };

    const seen = await lookThrough(slow, { now: queues.now, atMost: 1_000 }, bodies);

    expect(seen).toMatchObject({ bodies: { length: 10 }, wentThrough: false });
  });

  it('removes some, and leaves the others', async () => {
    await queues.bury({ body: 'a1' }, { body: 'a2' }, { body: 'a3' });

    const removed = await look({}, ({ letters, remove }) => remove(letters.slice(1, 2)));

    expect(removed.map(({ body }) => body)).toEqual(['a2']);
    expect((await queues.emptyDead()).map(({ body }) => body)).toEqual(['a1', 'a3']);
  });

  it('keeps them from others for half a minute where it is killed', async () => {
    await queues.bury({ body: 'a1' });
    const killed = { ...queues.dead, receive: (seconds: number) => queues.dead.receive(seconds) };
    const dying = { ...killed, putBack: () => Promise.reject(new Error('killed')) };
    await lookThrough(dying as typeof queues.dead, { now: queues.now, atMost: 1_000 }, bodies);

    expect(await queues.dead.receive(1)).toEqual([]);
    queues.pass(31);
    expect(await queues.dead.receive(1)).toHaveLength(1);
  });

  it('gives everything back where something fails meanwhile', async () => {
    await queues.bury({ body: 'a1' });

    await expect(look({}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');

    expect(await queues.dead.receive(1)).toHaveLength(1);
  });
});

import { answerAsk } from '../../../lambda/archive-keeper/answer-ask.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';

const ROOM = {
  store: new MemoryObjects(),
  inbox: { outcomes: async () => new Map() },
  queues: {
    mirror: { queue: 'mirror.fifo', events: ['*'], inbox: true },
    billing: { queue: 'billing.fifo', events: ['*'] },
  },
} as const;
const FORM = { order: 'newest-first', limit: 20 } as const;

describe('asking the keeper what a handler did', () => {
  it('is answered for a handler of the stack', async () => {
    const asked = { question: {}, form: FORM, handled: { handler: 'mirror' } };

    expect(await answerAsk(asked, ROOM)).toEqual({ events: [], problems: [] });
  });

  it.each(['billing', 'nobody', 'toString'])('fails for %s, which has no inbox', async (handler) => {
    const asked = { question: {}, form: FORM, handled: { handler } };

    await expect(answerAsk(asked, ROOM)).rejects.toThrow(
      `"${handler}" is no handler with an inbox; allowed: mirror`,
    );
  });
});

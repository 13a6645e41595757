import { askAboutHandler } from '../../../ops/archive/ask-about-handler.ts';
import { stageOf } from '../stage-of.ts';

describe('what a handler has done with events', () => {
  it.each([
    ['mirror', '"mirror" is an https destination, which has no inbox; allowed: count'],
    ['risk', '"risk" is a consumer, whose own service handles its events; allowed: count, mirror'],
  ])('is not asked of %s, which has no inbox', async (handler, message) => {
    const asked = { question: {}, form: { order: 'newest-first', limit: 1 } as const, handled: { handler } };

    await expect(askAboutHandler(stageOf({}), asked)).rejects.toMatchObject({ code: 'misused', message });
  });
});

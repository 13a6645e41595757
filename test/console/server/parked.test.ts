import type { JournalEntry } from '../../../ops/stage/journal.ts';
import { scriptedFunction } from '../../ops/scripted-function.ts';
import { stageOf } from '../../ops/stage-of.ts';
import { openConsole } from './console-at.ts';

const REFUSED = {
  key: 'privy/main#msg_large',
  type: 'privy.user.created',
  groupId: 'privy/main#did:privy:ada',
  reason: 'InvalidParameter',
  parkedAt: '2026-11-27T08:00:00.000Z',
  refusedAt: '2026-11-27T08:01:00.000Z',
};
const LIST = { waiting: {}, refused: [REFUSED] };

/** A console before a drain that answers so, what the drain was asked, and what was accounted for. */
async function opened(...answers: readonly object[]) {
  const drain = scriptedFunction(...answers);
  const stage = stageOf({ drain });
  const open = await openConsole(stage, { mayWrite: true });
  return { open, asked: drain.asked, written: stage.written as readonly JournalEntry[] };
}

describe('what the topic refused, as the page asks for it', () => {
  it('is listed', async () => {
    const { open, asked } = await opened(LIST);
    try {
      const { status, body } = await open.ask('/api/parked');

      expect([status, JSON.parse(body)]).toEqual([200, LIST]);
      expect(asked).toEqual([{ refused: 'list' }]);
    } finally {
      await open.console.close();
    }
  });

  it('is told of before it is dropped, where the page does not say otherwise', async () => {
    const { open, asked, written } = await opened(LIST);
    try {
      const { body } = await open.change('drop-parked', { event: REFUSED.key, reason: 'a look' });

      expect(JSON.parse(body)).toEqual({ dryRun: true, event: REFUSED, done: 'would-drop' });
      expect(asked).toEqual([{ refused: 'list' }]);
      expect(written).toEqual([]);
    } finally {
      await open.console.close();
    }
  });

  it('is dropped for a reason, which is kept', async () => {
    const { open, asked, written } = await opened(LIST, { done: 'dropped' });
    try {
      const drop = { event: REFUSED.key, reason: 'too large for good', dryRun: false };
      const { body } = await open.change('drop-parked', drop);

      expect(JSON.parse(body)).toMatchObject({ dryRun: false, done: 'dropped' });
      expect(asked).toEqual([{ refused: 'list' }, { refused: 'drop', key: 'privy/main#msg_large' }]);
      expect(written).toMatchObject([{ action: 'parked drop', reason: 'too large for good' }]);
    } finally {
      await open.console.close();
    }
  });

  it('is not dropped for none', async () => {
    const { open, asked } = await opened();
    try {
      const { status } = await open.change('drop-parked', { event: REFUSED.key, reason: '', dryRun: false });

      expect(status).toBe(400);
      expect(asked).toEqual([]);
    } finally {
      await open.console.close();
    }
  });
});

import type { JournalEntry } from '../../../ops/stage/journal.ts';
import { scriptedFunction } from '../../ops/scripted-function.ts';
import { stageOf } from '../../ops/stage-of.ts';
import { openConsole } from './console-at.ts';

const SOURCES = {
  sources: { 'privy/main': { provider: 'privy', url: 'http://127.0.0.1/privy/main', secretId: 'privy' } },
};
const CHOSEN = {
  subscriber: 'count',
  events: ['privy/main#msg_1', 'privy/main#msg_2'],
  from: '2026-11-27T07:00:00.000Z',
  until: '2026-11-27T08:00:00.000Z',
};
const WOULD = { complete: true, events: 2, types: { 'privy.user.created': 2 }, users: 1, seconds: 1 };

/** What the console answers to a change, what the function was asked, and what was accounted for. */
async function changed(body: object, answer: object) {
  const keeper = scriptedFunction(answer);
  const stage = stageOf({ keeper }, SOURCES);
  const open = await openConsole(stage, { mayWrite: true });
  try {
    const { status, body: text } = await open.change('redeliver', body);
    return {
      status,
      data: JSON.parse(text) as unknown,
      asked: keeper.asked,
      written: stage.written as readonly JournalEntry[],
    };
  } finally {
    await open.console.close();
  }
}

describe('a re-delivery that the page asks for', () => {
  it('is told of, where the page does not say otherwise', async () => {
    const { status, data, asked, written } = await changed(CHOSEN, { dryRun: WOULD });

    expect([status, data]).toEqual([200, expect.objectContaining({ named: 2, would: WOULD })]);
    expect(asked).toEqual([{ archive: 'replay', ...CHOSEN, dryRun: true }]);
    expect(written).toEqual([]);
  });

  it('is of what a search finds, and done where that is said', async () => {
    const begun = { replayId: 'r-1', state: 'done', end: 'done', counts: { sent: 2, known: 0, refused: 0 } };
    const found = {
      subscriber: 'count',
      types: ['privy.user.*'],
      sources: ['privy/main'],
      from: '24h',
      onlyMissing: true,
    };

    const { data, asked, written } = await changed(
      { ...found, reason: 'it was mended', dryRun: false },
      begun,
    );

    expect(data).toMatchObject({ replay: begun });
    expect(asked).toEqual([
      {
        archive: 'replay',
        ...found,
        from: '2026-11-26T09:00:00.000Z',
        until: '2026-11-27T09:00:00.000Z',
        dryRun: false,
      },
    ]);
    expect(written).toMatchObject([{ action: 'replay start', reason: 'it was mended' }]);
  });

  it('is refused with what is wrong', async () => {
    const { status, data } = await changed({ ...CHOSEN, events: [1] }, {});

    expect([status, data]).toEqual([
      400,
      { problem: { code: 'misused', message: 'events is no list of texts' } },
    ]);
  });
});

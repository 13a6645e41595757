import { switchedLines } from '../../../cli/pause/switched-lines.ts';
import { plainPage } from '../plain-page.ts';

const COUNTS = { subscriber: 'user-directory', waiting: 0, inHand: 0 } as const;
const stage = { flags: [] };

describe('a subscriber that is paused', () => {
  it('is told within the width of the page', () => {
    const switched = { ...COUNTS, before: 'running', after: 'running' } as const;

    expect(switchedLines(switched, { wanted: 'paused', dryRun: true, stage }, plainPage(80))).toEqual([
      'user-directory is running, and would be paused; no message in its queue, none in',
      'hand or to come again',
    ]);
  });

  it('has the command that gives it events again', () => {
    const switched = { ...COUNTS, before: 'running', after: 'paused' } as const;

    expect(switchedLines(switched, { wanted: 'paused', dryRun: false, stage }, plainPage(120))).toEqual([
      'user-directory is paused; no message in its queue, none in hand or to come again',
      'Events wait for up to 14 days. The alarm Late rings after a quarter of an hour.',
      '',
      'give it events again  npx wallet-webhooks resume user-directory',
    ]);
  });
});

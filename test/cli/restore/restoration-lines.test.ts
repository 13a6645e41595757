import { restorationLines } from '../../../cli/restore/restoration-lines.ts';
import type { Restoration } from '../../../ops/restore/restore-table.ts';
import { plainPage } from '../plain-page.ts';

const again = 'npx wallet-webhooks restore ledger --at 2026-11-27T08:00:00.000Z --yes --stage Shop-prod';
const restoration: Restoration = {
  part: 'ledger',
  table: 'Shop-Ledger',
  copy: 'Shop-Ledger-at-20261127T080000Z',
  at: new Date('2026-11-27T08:00:00.000Z'),
  step: 'begins',
  lacks: [],
  setting: "ledgerTableName: 'Shop-Ledger-at-20261127T080000Z' for the stage prod in pipeline.config.ts",
};
const lines = (changes: Partial<Restoration>, dryRun = false) =>
  restorationLines({ ...restoration, ...changes }, { dryRun, again }, plainPage(80));

describe('the steps of a restoration', () => {
  it('say what is done, and what is typed for the next one', () => {
    expect(lines({})).toEqual([
      'ledger: Shop-Ledger as it was at 2026-11-27T08:00:00.000Z is copied to',
      'Shop-Ledger-at-20261127T080000Z. DynamoDB takes minutes for it, and hours for a',
      'large table.',
      'Then give the copy what it lacks:',
      `  ${again}`,
    ]);
    expect(lines({ step: 'lacking', lacks: ['time to live', 'tags'] })).toEqual([
      'ledger: Shop-Ledger-at-20261127T080000Z is there, and is given what Shop-Ledger',
      'has and a copy lacks: time to live, tags.',
      'Then see that it lacks nothing:',
      `  ${again}`,
    ]);
  });

  it('end with what to put where, so that the stage uses the copy', () => {
    expect(lines({ step: 'ready' }).slice(-2)).toEqual([
      'Put it in place, and deploy:',
      `  ${restoration.setting}`,
    ]);
  });

  it('say of what is only said that it would be done, and no more', () => {
    expect(lines({}, true)).toEqual([
      'ledger: Shop-Ledger as it was at 2026-11-27T08:00:00.000Z would be copied to',
      'Shop-Ledger-at-20261127T080000Z. DynamoDB takes minutes for it, and hours for a',
      'large table.',
    ]);
    expect(lines({ step: 'going-on' }, true).at(-1)).toBe(`  ${again}`);
  });
});

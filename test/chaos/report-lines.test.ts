import { audit } from './audit.ts';
import { cleanEvidence } from './clean-evidence.ts';
import { reportLines } from './report-lines.ts';

const PLAIN = {
  strong: (text: string) => text,
  faint: (text: string) => text,
  verdict: (holds: boolean) => (holds ? 'ok' : 'BROKEN'),
};
const figures = {
  Deliveries: { attempts: 12_345 },
  'Calls made to fail': { throttled: { dynamodb: 7, sns: 1_000, s3: 20 } },
};

describe('the table at the end of a run', () => {
  const clean = audit(cleanEvidence);

  it('shows figures under their headings, and those of each dependency beside each other', () => {
    const lines = reportLines({ figures, audit: clean, passed: true }, PLAIN);

    expect(lines.slice(0, 6)).toEqual([
      '',
      'Deliveries',
      '  attempts                                                12,345',
      '',
      'Calls made to fail                                      DynamoDB       SNS        S3',
      '  throttled                                                    7     1,000        20',
    ]);
  });

  it('says of each promise whether it held', () => {
    const lines = reportLines({ figures, audit: clean, passed: true }, PLAIN);

    expect(lines).toContain('  acknowledged, missing at the consumer                        0  ok');
    expect(lines.filter((line) => line.endsWith('  ok'))).toHaveLength(18);
    expect(lines.at(-1)).toBe('Every promise held.');
  });

  it('names the first places of what was found', () => {
    const missing = ['one', 'two', 'three', 'four', 'five', 'six'];
    const report = { figures, audit: { ...clean, missingAtConsumer: missing }, passed: false };
    const lines = reportLines(report, PLAIN);
    const at = lines.indexOf('  acknowledged, missing at the consumer                        6  BROKEN');

    expect(lines.slice(at + 1, at + 7)).toEqual([
      '      one',
      '      two',
      '      three',
      '      four',
      '      five',
      '  acknowledged, missing in the inbox                           0  ok',
    ]);
    expect(lines.at(-1)).toBe('A promise was broken.');
  });
});

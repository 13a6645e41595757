import { readFileSync } from 'node:fs';
import { RATINGS, SEVERITIES } from '../../../../lambda/handlers/security-alerts/ratings.ts';

describe('the table of severities', () => {
  it('is the one of the documentation', () => {
    const page = readFileSync(new URL('../../../../docs/security-alerts.md', import.meta.url), 'utf8');
    const rows = Object.entries(RATINGS).map(
      ([type, { severity, reason }]) => `| ${severity} | \`${type}\` | ${reason} |`,
    );

    const documented = page.match(/^\| (?:critical|high|medium|low) \|.*$/gm);

    expect(documented).toEqual(rows);
  });

  it('goes from the worst to the least', () => {
    const ranks = Object.values(RATINGS).map(({ severity }) => SEVERITIES.indexOf(severity));

    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  });
});

import { readFileSync } from 'node:fs';
import { writtenPage } from '../../../bench/cost/cost-page.ts';
import measured from '../../../core/cost/measured.json' with { type: 'json' };

const page = readFileSync(new URL('../../../docs/cost.md', import.meta.url), 'utf8');

describe('docs/cost.md', () => {
  it('has the tables that npm run cost -- --write would write', async () => {
    expect(await writtenPage(page, measured)).toBe(page);
  });
});

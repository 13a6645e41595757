import type { Bench } from '../../bench/bench.ts';
import { withResult } from '../../bench/performance-page.ts';

const BENCH: Bench = {
  name: 'speed',
  title: 'Speed',
  about: 'How fast.',
  run: () => Promise.reject(new Error('not here')),
};
const RESULT = {
  tables: [{ columns: ['', 'ms'], rows: [['ours', '1.00']] }],
  goals: [
    { goal: 'fast', measured: '1 ms', isMet: true },
    { goal: 'faster', measured: '1 ms', isMet: false, reason: 'light is no faster' },
  ],
};

describe('the page with the figures', () => {
  it('has a part written anew between its marks, and the rest as it was', () => {
    const page = 'before\n<!-- bench speed -->\nold\n<!-- end speed -->\nafter\n';

    expect(withResult(page, BENCH, RESULT)).toBe(
      [
        'before',
        '<!-- bench speed -->',
        '## Speed',
        '',
        'How fast.',
        '',
        '|  | ms |',
        '|---|---|',
        '| ours | 1.00 |',
        '',
        '| goal | measured |  |',
        '|---|---|---|',
        '| fast | 1 ms | met |',
        '| faster | 1 ms | missed: light is no faster |',
        '<!-- end speed -->',
        'after',
        '',
      ].join('\n'),
    );
  });

  it('says nothing of goals where there are none', () => {
    const page = '<!-- bench speed -->\nold\n<!-- end speed -->\n';

    expect(withResult(page, BENCH, { ...RESULT, goals: [] })).toBe(
      '<!-- bench speed -->\n## Speed\n\nHow fast.\n\n|  | ms |\n|---|---|\n| ours | 1.00 |\n<!-- end speed -->\n',
    );
  });

  it('is refused where it has no place for the part', () => {
    expect(() => withResult('nothing', BENCH, RESULT)).toThrow(
      'the page has no <!-- bench speed --> … <!-- end speed -->',
    );
  });

  it('has the tables that have names each between marks of its own, and the goals at theirs', () => {
    const mark = (name: string) => `<!-- bench speed ${name} -->\n<!-- end speed ${name} -->\n`;
    const page = `words\n${mark('cars')}more words\n${mark('goals')}`;
    const named = { tables: [{ name: 'cars', columns: ['', 'ms'], rows: [['ours', '1.00']] }], goals: [] };

    expect(withResult(page, BENCH, named)).toBe(
      [
        'words',
        '<!-- bench speed cars -->',
        '|  | ms |',
        '|---|---|',
        '| ours | 1.00 |',
        '<!-- end speed cars -->',
        'more words',
        '<!-- bench speed goals -->',
        '| goal | measured |  |',
        '|---|---|---|',
        '<!-- end speed goals -->',
        '',
      ].join('\n'),
    );
  });
});

import { deliveryLines } from '../../../local/demo/delivery-lines.ts';
import { createPaint } from '../../../local/terminal/paint.ts';
import { ACCEPTED_FACTS, BLOCKED_FACTS, DELIVERY, REFUSED_FACTS, report } from './sample-report.ts';

const REPORTS = [
  report(),
  report({
    delivery: { ...DELIVERY, title: 'transaction.confirmed' },
    facts: {
      ...ACCEPTED_FACTS,
      subscribers: { 'user-directory': { messages: 0 }, example: { messages: 1 } },
    },
    wantedBy: ['example'],
  }),
  report({
    delivery: {
      ...DELIVERY,
      group: 'Deliveries that must have no effect',
      title: 'one byte changed',
      note: 'Why.',
    },
    facts: REFUSED_FACTS,
  }),
  report({
    delivery: { ...DELIVERY, group: 'Deliveries that must have no effect', title: 'from 203.0.113.7' },
    facts: BLOCKED_FACTS,
    differences: ['answer: expected 401, found 403'],
  }),
];

describe('the deliveries', () => {
  it('are a table on a page of 105 columns', () => {
    expect(deliveryLines(REPORTS, { columns: 105, paint: createPaint(false) })).toEqual([
      '                                        web                                          user-',
      '                         answer         ACL    signature  ledger     topic  archive  directory  example',
      '───────────────────────────────────────────────────────────────────────────────────────────────────────',
      'privy/main: genuine deliveries',
      '✓ user.created           200 accepted   allow  valid      published  1      kept     1 done     1',
      '✓ transaction.confirmed  200 accepted   allow  valid      published  1      kept     ·          1',
      '',
      'Deliveries that must have no effect',
      '✓ one byte changed       401 rejected   allow  mismatch   –          –      –        –          –',
      '    Why.',
      '✗ from 203.0.113.7       403 forbidden  block  –          –          –      –        –          –',
      '    answer: expected 401, found 403',
    ]);
  });

  it('are a list on a narrow page', () => {
    expect(deliveryLines(REPORTS.slice(1, 3), { columns: 60, paint: createPaint(false) })).toEqual([
      'privy/main: genuine deliveries',
      '',
      '✓ transaction.confirmed',
      '    answer 200 accepted   web ACL allow   signature valid',
      '    ledger published   topic 1   archive kept   example 1',
      '',
      'Deliveries that must have no effect',
      '',
      '✓ one byte changed',
      '    answer 401 rejected   web ACL allow   signature mismatch',
      '    Why.',
      '',
    ]);
  });

  it.each([60, 100])('have notes and differences that end where a page of %i columns does', (columns) => {
    const [first] = REPORTS;
    const remarked = report({
      delivery: { ...DELIVERY, note: `Such a note ${'goes on and '.repeat(9)}ends.` },
      differences: [`outcome: expected ${'a b '.repeat(30)}`],
    });

    const lines = deliveryLines([first ?? report(), remarked], { columns, paint: createPaint(false) });

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(lines.join(' ').replaceAll(/ +/g, ' ')).toContain(`Such a note ${'goes on and '.repeat(9)}ends.`);
  });

  it('have colours only where they are wanted', () => {
    const plain = deliveryLines(REPORTS, { columns: 105, paint: createPaint(false) }).join('');
    const coloured = deliveryLines(REPORTS, { columns: 105, paint: createPaint(true) });

    expect(plain).not.toContain('\u001b');
    expect(coloured.at(-1)).toBe('\u001b[31m    answer: expected 401, found 403\u001b[39m');
  });
});

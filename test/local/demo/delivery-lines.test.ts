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
      '✓ user.created           200 accepted   allow  valid      published  1      kept     1 applied  1',
      '✓ transaction.confirmed  200 accepted   allow  valid      published  1      kept     ·          1',
      '',
      'Deliveries that must have no effect',
      '✓ one byte changed       401 rejected   allow  mismatch   –          –      –        –          –',
      '    Why.',
      '✗ from 203.0.113.7       403 forbidden  block  –          –          –      –        –          –',
      '    answer: expected 401, found 403',
    ]);
  });

  it.each([
    [
      120,
      [
        '                                        web',
        '                         answer         ACL    signature  ledger     topic  archive  1   2   3   4  5',
        '✓ user.created           200 accepted   allow  valid      published  1      kept     1✓  1✗  2…  ·  1',
        '✓ from 203.0.113.7       403 forbidden  block  –          –          –      –        –   –   –   –  –',
        '',
        '1=user-directory 2=security-alerts 3=crm-contact 4=billing 5=example; ✓ kept or applied, ✗ failed, … waiting',
      ],
    ],
    [
      80,
      [
        '                                        web ACL,',
        '                                        signature',
        '                         answer         or ledger  1  2  3   4   5   6  7',
        '✓ user.created           200 accepted   published  1  ✓  1✓  1✗  2…  ·  1',
        '✓ from 203.0.113.7       403 forbidden  block      –  –  –   –   –   –  –',
        '',
        '1=topic 2=archive 3=user-directory 4=security-alerts 5=crm-contact 6=billing',
        '7=example; ✓ kept or applied, ✗ failed, … waiting',
      ],
    ],
  ])('of five subscribers are a table of numbered columns on a page of %i', (columns, expected) => {
    const names = ['user-directory', 'security-alerts', 'crm-contact', 'billing', 'example'];
    const subscribers = {
      'user-directory': { messages: 1, handling: 'applied' },
      'security-alerts': { messages: 1, handling: 'failed' },
      'crm-contact': { messages: 2, handling: 'waiting' },
      billing: { messages: 0 },
      example: { messages: 1 },
    } as const;
    const none = Object.fromEntries(names.map((name) => [name, { messages: 0 }]));
    const reports = [
      report({
        facts: { ...ACCEPTED_FACTS, subscribers },
        wantedBy: names.filter((name) => name !== 'billing'),
      }),
      report({
        delivery: { ...DELIVERY, title: 'from 203.0.113.7     ' },
        facts: { ...BLOCKED_FACTS, subscribers: none },
      }),
    ];

    const lines = deliveryLines(reports, { columns, paint: createPaint(false) });

    expect(lines.filter((line) => !/^(─+|privy\/main: .*)$/.test(line))).toEqual(expected);
  });

  it('are a list on a narrow page', () => {
    expect(deliveryLines(REPORTS.slice(1, 3), { columns: 58, paint: createPaint(false) })).toEqual([
      'privy/main: genuine deliveries',
      '',
      '✓ transaction.confirmed',
      '    answer 200 accepted   web ACL allow   signature valid',
      '    ledger published   topic 1   archive kept   example 1',
      '',
      'Deliveries that must have no effect',
      '',
      '✓ one byte changed',
      '    answer 401 rejected   web ACL allow',
      '    signature mismatch',
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

import { readFileSync } from 'node:fs';
import { type FloodCost, floodCostOfDay } from '../../core/cost/flood-cost.ts';

const PAGE = readFileSync(new URL('../../docs/front-door.md', import.meta.url), 'utf8');

const LINES: readonly (readonly [string, keyof FloodCost])[] = [
  ["the web ACL's look", 'webAcl'],
  ['API Gateway', 'api'],
  ['the intake', 'intake'],
  ['logs', 'logs'],
  ['answers', 'answers'],
];

function dollars(amount: number): string {
  return amount === 0 ? '–' : String(Math.round(amount));
}

function sum(cost: FloodCost): number {
  return Object.values(cost).reduce((total, part) => total + part, 0);
}

describe('the page about the front door', () => {
  const unsigned = floodCostOfDay({ requestsPerSecond: 2_000, looksSigned: false });
  const forged = floodCostOfDay({ requestsPerSecond: 2_000, looksSigned: true });

  it('says what a flood costs by the prices that are known', () => {
    const table = [
      '| | without a signature | with a forged one, which the intake refuses |',
      '|---|---|---|',
      ...LINES.map(([name, part]) => `| ${name} | ${dollars(unsigned[part])} | ${dollars(forged[part])} |`),
      `| **a day** | **${dollars(sum(unsigned))}** | **${dollars(sum(forged))}** |`,
    ];

    expect(PAGE).toContain(`<!-- flood -->\n${table.join('\n')}\n<!-- end flood -->`);
  });

  it('is about a hundred dollars a day without a signature, an eighth of what it is with one', () => {
    expect(Math.round(unsigned.webAcl)).toBe(104);
    expect(Math.round(sum(unsigned))).toBe(111);
    expect(Math.round(sum(forged))).toBe(834);
  });

  it('says what a throttle of 200 a second makes of it', () => {
    const throttled = floodCostOfDay({ requestsPerSecond: 200, looksSigned: true });

    expect(Math.round(sum(throttled))).toBe(83);
    expect(PAGE.replaceAll('\n', ' ')).toContain('lets through what costs about 80 dollars a day and source');
  });
});

import { metricsOfEvents, monthlyLines } from '../../../core/cost/monthly-lines.ts';
import type { Priced } from '../../../core/cost/priced.ts';
import { stageCostLine } from '../../../core/cost/stage-cost.ts';
import { PRICED } from './priced-stage.ts';

const figures = (priced: Priced) =>
  Object.fromEntries(monthlyLines(priced).map(({ name, dollars }) => [name, dollars.toFixed(2)]));
const WITH_CANARY: Priced = {
  ...PRICED,
  facts: {
    ...PRICED.facts,
    canary: true,
    keys: 1,
    schedules: [...PRICED.facts.schedules, { kind: 'canary', runsAMonth: 8_640, megabytes: 256 }],
  },
};

describe('a month in which nothing comes', () => {
  it('costs what stands there', () => {
    expect(figures(PRICED)).toEqual({
      'web ACL': '13.00',
      alarms: '4.00',
      dashboards: '3.00',
      // Two, and 17,280 looks at them
      secrets: '0.89',
      // Five pollers, three times a minute
      'empty queues': '0.58',
      'metrics by the clock': '0.60',
      'runs by the clock': '0.06',
    });
  });

  it('costs the flights of a canary too, their metrics and their events', () => {
    const { keys, 'metrics by the clock': metrics, "canary's events": events } = figures(WITH_CANARY);

    // Those of a flight are four, of its source three and of its handler two.
    expect({ keys, metrics, events }).toEqual({ keys: '1.00', metrics: '3.30', events: '0.10' });
  });

  it('costs the looks at the sources, their metrics and what they ask for', () => {
    const schedules = [
      ...PRICED.facts.schedules,
      { kind: 'health', runsAMonth: 720, megabytes: 256 } as const,
    ];
    const { 'metrics by the clock': metrics, 'metrics read': read } = figures({
      ...PRICED,
      facts: { ...PRICED.facts, schedules },
    });

    // Two of each of two sources; 22 in every hour
    expect({ metrics, read }).toEqual({ metrics: '1.80', read: '0.16' });
  });

  it('costs the metrics of events once there are some', () => {
    // Two sources with three, a handler with two, an archive with two.
    expect(metricsOfEvents(PRICED)).toMatchObject({ name: 'metrics of events', dollars: 3 });
  });
});

describe('the line of a stage', () => {
  it('says what it costs idle, and a million events', () => {
    expect(stageCostLine('WalletWebhooks-prod', PRICED)).toBe(
      'WalletWebhooks-prod: about 22 USD a month idle, and 11 per million events to 1 handler that each write a row (npm run cost says for what)',
    );
  });
});

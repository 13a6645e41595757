import { scheduleTiming } from '../../../../local/cloud/resources/schedule-timing.ts';

describe('scheduleTiming', () => {
  it.each([
    ['rate(1 minute)', { everySeconds: 60 }],
    ['rate(5 minutes)', { everySeconds: 300 }],
    ['rate(1 hour)', { everySeconds: 3_600 }],
    ['rate(2 days)', { everySeconds: 172_800 }],
    ['cron(0 0 * * ? *)', { everySeconds: 86_400, minuteOfDay: 0 }],
    ['cron(30 2 * * ? *)', { everySeconds: 86_400, minuteOfDay: 150 }],
    ['cron(59 23 ? * * *)', { everySeconds: 86_400, minuteOfDay: 1_439 }],
  ])('reads %s', (expression, timing) => {
    expect(scheduleTiming(expression)).toEqual(timing);
  });

  it.each([
    'cron(0 * * * ? *)',
    'cron(60 0 * * ? *)',
    'cron(0 24 * * ? *)',
    'cron(0 0 1 * ? *)',
    'rate(0 minutes)',
    'rate(1 fortnight)',
    'at(2026-11-22T10:00:00)',
  ])('refuses %s', (expression) => {
    expect(() => scheduleTiming(expression)).toThrow(
      `ScheduleExpression ${expression} is not supported; use rate(`,
    );
  });
});

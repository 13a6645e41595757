import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { embeddedMetrics } from '../../lambda/embedded-metrics.ts';
import { setAlarmSettings } from '../../lib/observability/alarm-settings.ts';
import { type AlarmCondition, raiseAlarm } from '../../lib/observability/raise-alarm.ts';
import { ringings } from './alarm-history.ts';
import { type MetricLine, MetricStore } from './metric-store.ts';
import { templateAlarms } from './template-alarms.ts';

const MINUTES = 24 * 60;

function metricCalled(metricName: string, minutes = 5): Metric {
  return new Metric({
    namespace: 'Test',
    metricName,
    dimensionsMap: { source: 'privy/main' },
    statistic: 'Sum',
    period: Duration.minutes(minutes),
  });
}

/** When an alarm is up in a day in which these were measured, by minute. */
function day(
  condition: Partial<AlarmCondition>,
  measured: Readonly<Record<string, Readonly<Record<number, number>>>>,
  minutes = MINUTES,
) {
  const stack = new Stack(new App(), 'Stack');
  setAlarmSettings(stack, { owner: 'Test' });
  raiseAlarm(stack, 'Alarm', {
    kind: 'k',
    description: 'd',
    metric: metricCalled('Failed'),
    atLeast: 1,
    ...condition,
  } as AlarmCondition);
  const store = new MetricStore();
  for (const [name, values] of Object.entries(measured)) {
    for (const [minute, value] of Object.entries(values)) {
      store.put({ namespace: 'Test', name, dimensions: { source: 'privy/main' } }, Number(minute), value);
    }
  }
  return ringings(templateAlarms(Template.fromStack(stack), 'Test'), store, minutes).map(({ from, to }) => [
    from,
    to,
  ]);
}

describe('an alarm over a day', () => {
  it('rings as soon as what it counts reaches the threshold, within a period that ends now', () => {
    expect(day({ atLeast: 3 }, { Failed: { 100: 1, 102: 1, 104: 1 } })[0]).toEqual([105, 106]);
    expect(day({ atLeast: 3 }, { Failed: { 100: 1, 102: 1, 105: 1 } })).toEqual([]);
  });

  it('rings again where a period that ended earlier is the latest in which something was measured', () => {
    // Five and ten minutes later, the period of minutes 100 to 104 is read behind one or two that are silent.
    expect(day({ atLeast: 3 }, { Failed: { 100: 1, 102: 1, 104: 1 } }).slice(1)).toEqual([
      [110, 111],
      [115, 116],
    ]);
  });

  it('stays up while what was bad is the latest that was measured, and is read', () => {
    // Periods of five minutes, of which three are read.
    expect(day({}, { Failed: { 100: 1 } })).toEqual([[101, 116]]);
    expect(day({}, { Failed: { 100: 1, 106: 0 } })).toEqual([[101, 107]]);
  });

  it('rings when the period was bad so many times of so many', () => {
    const failing = { Failed: { 100: 1, 105: 1, 110: 1 } };

    expect(day({ periods: 3 }, failing)).toEqual([[111, 126]]);
    expect(day({ periods: 2, outOf: 3 }, failing)[0]?.[0]).toBe(106);
    expect(day({ periods: 3 }, { Failed: { 100: 1, 105: 1 } })).toEqual([]);
  });

  it('says of a silence what it is told to', () => {
    const metric = metricCalled('Alive', 1);
    const alive = Object.fromEntries(Array.from({ length: 60 }, (_, minute) => [minute, 1]));
    const silent = (missingData: TreatMissingData) =>
      day({ metric, below: 1, atLeast: undefined as never, missingData }, { Alive: alive }, 120);

    expect(silent(TreatMissingData.NOT_BREACHING)).toEqual([]);
    expect(silent(TreatMissingData.BREACHING)).toEqual([[63, undefined]]);
  });

  it('keeps to what it last knew where it ignores silence', () => {
    const ignoring = { missingData: TreatMissingData.IGNORE };

    expect(day(ignoring, { Failed: { 100: 1 } })).toEqual([[101, undefined]]);
    expect(day(ignoring, { Failed: { 100: 1, 700: 0 } })).toEqual([[101, 701]]);
  });

  it('compares what an expression makes of several metrics', () => {
    const metric = new MathExpression({
      expression: 'IF(rejected >= all, rejected, 0)',
      period: Duration.minutes(5),
      usingMetrics: { rejected: metricCalled('Rejected'), all: metricCalled('All') },
    });

    expect(day({ metric }, { Rejected: { 100: 2 }, All: { 100: 3 } })).toEqual([]);
    expect(day({ metric }, { Rejected: { 100: 2 }, All: { 100: 2 } })[0]?.[0]).toBe(101);
    expect(day({ metric }, { All: { 100: 2 } })).toEqual([]);
  });

  it('is evaluated every hour where it looks back for more than a day', () => {
    const metric = metricCalled('Failed', 60);
    const failing = Object.fromEntries(Array.from({ length: 48 }, (_, hour) => [hour * 60 + 30, 1]));

    expect(day({ metric, periods: 25 }, { Failed: failing }, 48 * 60)).toEqual([[1500, undefined]]);
  });

  it('counts what a line of a log says', () => {
    const store = new MetricStore();
    const metrics = [['Failed', 'Count', 2]] as const;
    const line = embeddedMetrics([{ dimensions: { source: 'privy/main' }, metrics }], {}, new Date(0));

    store.putLine(line as MetricLine, 7);

    const name = { namespace: 'WalletWebhooks', name: 'Failed', dimensions: { source: 'privy/main' } };
    expect(store.series(name, 'Sum', 2, 10)).toEqual([...Array(7), 2, 2, undefined]);
    expect(store.series(name, 'SampleCount', 1, 8)).toEqual([...Array(7), 1]);
    expect(store.series({ ...name, dimensions: {} }, 'Sum', 2, 10)).toEqual([...Array(10)]);
  });
});

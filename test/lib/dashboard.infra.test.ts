import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import type { PipelineConfig } from '../../lib/config/pipeline-config.ts';
import { graph } from '../../lib/observability/graph.ts';
import { PipelineDashboard } from '../../lib/observability/pipeline-dashboard.ts';
import { raiseAlarm } from '../../lib/observability/raise-alarm.ts';
import type { WalletWebhooksProps } from '../../lib/wallet-webhooks-props.ts';
import { rowOf, type Widget, widgetsOf } from './dashboard-of.ts';
import { foreignStack, pipelineIn, resources, templateOf } from './template-of.ts';

const template = templateOf({ stages: { test: { canary: true } } });
const widgets = widgetsOf(template);

const PROMISE = 'From the provider to handled: 99 % within 60 seconds';

type MetricLine = readonly unknown[];

function optionsOf(line: MetricLine): Readonly<Record<string, unknown>> {
  return line.at(-1) as Readonly<Record<string, unknown>>;
}

/** The expressions that are seen, by their labels. */
function expressionsOf({ properties }: Widget): Readonly<Record<string, unknown>> {
  const lines = (properties.metrics ?? []).map(optionsOf);
  return Object.fromEntries(
    lines
      .filter(({ expression }) => expression !== undefined)
      .map(({ label, expression }) => [label, expression]),
  );
}

describe('the dashboard', () => {
  it('says in its first line how much was taken in today, what is held up, and which alarms ring', () => {
    const [figures, alarms] = widgets as [Widget, Widget];

    expect(figures.properties).toMatchObject({ title: 'WalletWebhooks-test', view: 'singleValue' });
    expect(expressionsOf(figures)).toEqual({
      'Accepted today (UTC)': 'SUM([accepted0,accepted1])',
      Waiting: 'SUM([waiting0,waiting1])',
      Dead: 'SUM([dead0,dead1,dead2,dead3])',
      'Users in quarantine': 'SUM([quarantined0])',
    });
    expect(alarms.type).toBe('alarm');
    expect(alarms.properties).toMatchObject({ states: ['ALARM', 'INSUFFICIENT_DATA'] });
  });

  it('knows every alarm, in several widgets where there are more than one takes', () => {
    const named = widgets.flatMap(({ properties }) => properties.alarms ?? []);
    expect(named).toHaveLength(Object.keys(resources(template, 'AWS::CloudWatch::Alarm')).length);

    const stack = new Stack(new App(), 'Stack');
    const metric = new Metric({ namespace: 'n', metricName: 'm' });
    const alarms = Array.from({ length: 101 }, (_, index) =>
      raiseAlarm(stack, `Alarm${index}`, { kind: 'k', description: 'd', metric, atLeast: 1 }),
    );
    const serviceLevel = { percent: 99, handledWithinSeconds: 60 };
    const parts = [{ alarms, dashboardRows: [] }];
    new PipelineDashboard(stack, 'Dashboard', { title: 't', parts, serviceLevel });

    const shown = widgetsOf(Template.fromStack(stack)).map(({ properties }) => properties.alarms?.length);
    expect(shown).toEqual([100, 1]);
  });

  it('has its rows in the order in which an engineer on call asks', () => {
    expect(widgets.flatMap(({ properties }) => properties.markdown ?? [])).toEqual([
      '## Deliveries of privy/main',
      '## Deliveries of dynamic/main',
      '## Patience and silence of the sources',
      `## ${PROMISE}`,
      '## All subscribers',
      '## user-directory',
      '## billing',
      '## Parked events and the drain',
      '## Table of parked events',
      '## Archive',
      '## Compaction of the archive',
      '## Audits of the archive',
      '## Audits of the handlers',
      '## Replays of the archive',
      '## Canary',
      '## Intake',
      '## API',
      '## Web ACL',
      '## Topic',
      '## Ledger',
      '## Cost drivers',
    ]);
  });

  it('shows the throttling of every call that is made to the ledger', () => {
    const throttled = rowOf(template, 'Ledger').find(({ properties }) => properties.title === 'Throttled');
    const calls = throttled?.properties.metrics?.map((metric) => metric[metric.indexOf('Operation') + 1]);

    expect(calls).toEqual(['PutItem', 'UpdateItem', 'BatchGetItem', 'BatchWriteItem']);
  });

  it('shows what is paid for, by what causes it', () => {
    const shown = rowOf(template, 'Cost drivers').map(({ properties }) => [
      properties.title,
      properties.metrics?.map((line) => optionsOf(line)['label']),
    ]);

    expect(shown).toEqual([
      ['Requests to the API', ['requests']],
      [
        'Milliseconds of functions',
        [
          'intake',
          'source-health',
          'drain',
          "the archive's writer",
          "the archive's keeper",
          'canary',
          'user-directory',
        ],
      ],
      ['Write units of tables', ['ledger', 'parked', 'inbox', 'quarantine']],
      [
        'Messages out of the topic, and received from queues',
        ['published', 'delivered to queues', 'user-directory', 'billing'],
      ],
      [
        'Bytes of logs',
        [
          'intake',
          'source-health',
          'drain',
          "the archive's writer",
          "the archive's keeper",
          'canary',
          'user-directory',
        ],
      ],
    ]);
  });
});

describe('the service level on the dashboard', () => {
  const row = rowOf(template, PROMISE);
  const titled = (title: string) => row.find(({ properties }) => properties.title === title) as Widget;

  it('is what share of the events of every handler was in time', () => {
    const [line] = titled('Percent within the time, by handler').properties.metrics ?? [];

    expect(line?.slice(0, 2)).toEqual(['WalletWebhooks', 'EventAge']);
    expect(optionsOf(line ?? [])).toMatchObject({ label: 'user-directory', stat: 'PR(:60000)' });
  });

  it('spends its error budget by the late events of all handlers, out of all of them', () => {
    const spent = titled('How fast the error budget is spent: at 1 it lasts 28 days');

    expect(expressionsOf(spent)).toEqual({
      'times as fast as it may': 'SUM([late0]) / SUM([all0]) / 1',
      late0: 'all0 * (100 - intime0)',
    });
    expect(spent.properties).toMatchObject({ annotations: { horizontal: [{ value: 1 }] } });
  });

  it('has of 28 days what was not spent', () => {
    const left = titled('Percent of the error budget of 28 days that is left');

    expect(left.properties).toMatchObject({ start: '-P28D', setPeriodToTimeRange: true });
    expect(expressionsOf(left)['left']).toBe('100 * (1 - spent)');
  });

  it('is what the stage says', () => {
    const serviceLevel = { percent: 99.9, handledWithinSeconds: 5 };
    const changed = templateOf({ stages: { test: { serviceLevel } } });

    const texts = JSON.stringify(rowOf(changed, 'From the provider to handled: 99.9 % within 5 seconds'));
    expect(texts).toContain('PR(:5000)');
    expect(texts).toContain(' / 0.1"');
  });

  it.each([
    [{ percent: 100, handledWithinSeconds: 60 }, 'serviceLevel.percent: 100 is not allowed'],
    [{ percent: 99, handledWithinSeconds: 0.5 }, 'serviceLevel.handledWithinSeconds: 0.5 is not allowed'],
    [{ percent: 99 }, 'serviceLevel.handledWithinSeconds: undefined is not allowed'],
    [99, 'serviceLevel: 99 is not allowed; allowed: an object such as'],
    [{ percent: 99, handledWithinSeconds: 1, days: 7 }, 'serviceLevel.days is not a field'],
  ])('is not %j', (serviceLevel, problem) => {
    const stages = { test: { serviceLevel } } as unknown as PipelineConfig['stages'];

    expect(() => templateOf({ stages })).toThrow(problem);
  });
});

describe('the dashboard of a large pipeline', () => {
  const sizes = (of: readonly Widget[]) => of.map(({ properties }) => properties.metrics?.length ?? 0);

  /** Such a stack has more resources than CloudFormation takes; its dashboard is as large as it gets all the same. */
  function largeDashboard(parts: Partial<WalletWebhooksProps>): readonly Widget[] {
    const context = { 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:stackResourceLimit': 0 };
    const stack = foreignStack('Platform', {}, new App({ context }));
    const sources = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`privy/app-${index}`, {}]));
    pipelineIn(stack, { canary: true, sources, ...parts });
    return widgetsOf(Template.fromStack(stack));
  }

  it('has a row for each of 30 handlers, within what CloudWatch takes', () => {
    const handlers = Array.from({ length: 30 }, (_, index) => ({
      ...userDirectory,
      name: `handler-${index}`,
      tables: {},
    }));
    const shown = largeDashboard({ handlers });
    const titles = shown.flatMap(({ properties }) => properties.markdown ?? []);

    expect(titles.filter((title) => title.startsWith('## handler-'))).toHaveLength(30);
    expect(shown.length).toBeLessThanOrEqual(500);
    expect(Math.max(...sizes(shown))).toBeLessThanOrEqual(500);
    expect(sizes(shown).reduce((sum, size) => sum + size)).toBeLessThanOrEqual(2_500);
  });

  it('leaves out rows of subscribers where 100 have no room, and none of them among all', () => {
    const stack = new Stack(new App(), 'Stack');
    const metric = (metricName: string) => new Metric({ namespace: 'n', metricName });
    const parts = Array.from({ length: 100 }, (_, index) => ({
      alarms: [],
      dashboardRows: [
        {
          kind: 'subscriber' as const,
          title: `s${index}`,
          widgets: Array.from({ length: 6 }, (_, column) =>
            graph(`${column}`, metric(`m${index}-${column}`)),
          ),
        },
      ],
      figures: { oldest: [metric(`oldest${index}`)] },
    }));
    const serviceLevel = { percent: 99, handledWithinSeconds: 60 };
    new PipelineDashboard(stack, 'Dashboard', { title: 't', parts, serviceLevel });

    const shown = widgetsOf(Template.fromStack(stack));
    const titles = shown.flatMap(({ properties }) => properties.markdown ?? []);
    const all = shown.find(({ properties }) => properties.title === 'Age of the oldest message in seconds');
    expect(titles).toEqual([
      '## All subscribers',
      ...Array.from({ length: 71 }, (_, index) => `## s${index}`),
    ]);
    expect(shown).toHaveLength(2 + 71 * 7);
    expect(all?.properties.metrics).toHaveLength(100);
  });
});

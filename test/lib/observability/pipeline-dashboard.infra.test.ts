import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PipelineDashboard } from '../../../lib/observability/pipeline-dashboard.ts';
import { raiseAlarm } from '../../../lib/observability/raise-alarm.ts';
import { rowOf, widgetsOf } from '../dashboard-of.ts';
import { resources, templateOf } from '../template-of.ts';

const template = templateOf();

describe('the dashboard', () => {
  it('shows every alarm at the top', () => {
    const [first] = widgetsOf(template);

    expect(first?.type).toBe('alarm');
    expect(first?.properties.alarms).toHaveLength(
      Object.keys(resources(template, 'AWS::CloudWatch::Alarm')).length,
    );
  });

  it('shows alarms in several widgets where there are more than one takes', () => {
    const stack = new Stack(new App(), 'Stack');
    const metric = new Metric({ namespace: 'n', metricName: 'm' });
    const alarms = Array.from({ length: 101 }, (_, index) =>
      raiseAlarm(stack, `Alarm${index}`, { description: 'd', metric, atLeast: 1 }),
    );

    new PipelineDashboard(stack, 'Dashboard', { title: 't', parts: [{ alarms, dashboardRows: [] }] });

    const shown = widgetsOf(Template.fromStack(stack)).map(({ properties }) => properties.alarms?.length);
    expect(shown).toEqual([100, 1]);
  });

  it('has a row for each part, source and subscriber', () => {
    const titles = widgetsOf(template).flatMap(({ properties }) => properties.markdown ?? []);

    expect(titles).toEqual([
      '## Deliveries of privy/main',
      '## Deliveries of dynamic/main',
      '## Intake',
      '## API',
      '## Web ACL',
      '## Ledger',
      '## Topic',
      '## Parked events and the drain',
      '## user-directory',
      '## user-directory: the function',
      '## billing',
    ]);
  });

  it('shows the throttling of every call that is made to the ledger', () => {
    const throttled = rowOf(template, 'Ledger').find(({ properties }) => properties.title === 'Throttled');
    const calls = throttled?.properties.metrics?.map((metric) => metric[metric.indexOf('Operation') + 1]);

    expect(calls).toEqual(['PutItem', 'UpdateItem', 'GetItem', 'Query']);
  });
});

describe('the alarms', () => {
  const topic = 'arn:aws:sns:eu-west-1:111111111111:on-call';

  it('notify the topic of the stage when they ring, and when all is well again', () => {
    const notifying = templateOf({ stages: { test: { alarmTopicArn: topic } } });

    notifying.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [topic], OKActions: [topic] });
  });

  it('notify nobody where the stage has no topic', () => {
    for (const { Properties } of Object.values(resources(template, 'AWS::CloudWatch::Alarm'))) {
      expect([Properties['AlarmActions'], Properties['OKActions']]).toEqual([undefined, undefined]);
    }
  });

  it('say what is wrong and what to do first, in two sentences', () => {
    const descriptions = Object.values(resources(template, 'AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => Properties['AlarmDescription'],
    );

    expect(descriptions.length).toBeGreaterThan(10);
    for (const description of descriptions) {
      expect(description).toMatch(/^[^.]{30,}\. (Compare|Find|Look|Read) [^.]{20,}\.$/);
    }
  });
});

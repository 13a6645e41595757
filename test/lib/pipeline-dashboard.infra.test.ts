import { rendered, resource, templateOf } from './template-of.ts';

function widgets(template = templateOf()): readonly Widget[] {
  const { DashboardBody } = resource(template, 'AWS::CloudWatch::Dashboard').Properties;
  return (JSON.parse(rendered(DashboardBody)) as { readonly widgets: readonly Widget[] }).widgets;
}

interface Widget {
  readonly type: string;
  readonly width: number;
  readonly properties: { readonly markdown?: string; readonly alarms?: readonly string[] };
}

describe('the dashboard', () => {
  it('shows every alarm at the top', () => {
    const template = templateOf();
    const [first] = widgets(template);

    expect(first?.type).toBe('alarm');
    expect(first?.properties.alarms).toHaveLength(
      Object.keys(template.findResources('AWS::CloudWatch::Alarm')).length,
    );
  });

  it('has a row for each part, source and subscriber', () => {
    const titles = widgets().flatMap(({ properties }) => properties.markdown ?? []);

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
});

describe('the alarms', () => {
  it('notify the topic of the stage', () => {
    const topic = 'arn:aws:sns:eu-west-1:111111111111:on-call';
    const template = templateOf({ stages: { test: { alarmTopicArn: topic } } });

    template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [topic] });
  });

  it('say what is wrong', () => {
    for (const { Properties } of Object.values(templateOf().findResources('AWS::CloudWatch::Alarm'))) {
      expect(Properties['AlarmDescription']).toMatch(/^.{30,}\.$/);
    }
  });
});

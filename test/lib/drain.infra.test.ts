import { rendered, resource, templateOf } from './template-of.ts';

const template = templateOf();

describe('the drain', () => {
  it('runs every minute, and never twice for one minute', () => {
    const { ScheduleExpression, State, Targets } = resource(template, 'AWS::Events::Rule').Properties;
    const [target, ...others] = Targets as Record<string, unknown>[];

    expect([ScheduleExpression, State, others]).toEqual(['rate(1 minute)', 'ENABLED', []]);
    expect(rendered(target?.['Arn'])).toBe('<PipelineDrainFunction.Arn>');
    expect(target?.['RetryPolicy']).toEqual({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
  });

  it('is not run later by Lambda either, which would repeat a failed run and keep a throttled one for hours', () => {
    const { FunctionName, ...settings } = resource(template, 'AWS::Lambda::EventInvokeConfig').Properties;

    expect(rendered(FunctionName)).toBe('<PipelineDrainFunction>');
    expect(settings).toEqual({
      Qualifier: '$LATEST',
      MaximumEventAgeInSeconds: 60,
      MaximumRetryAttempts: 0,
    });
  });
});

import { createWithoutEngines } from './stack.ts';

const Drain = {
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: 'bundle.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x' },
};
const Arn = { 'Fn::GetAtt': ['Drain', 'Arn'] };
const at = new Date('2026-11-22T10:00:00.250Z');

function create(Type: string, Properties: Record<string, unknown>) {
  return createWithoutEngines({ Resources: { EveryMinute: { Type, Properties }, Drain } });
}

describe('schedules', () => {
  it('makes a rule invoke its function with the event of EventBridge', async () => {
    const { schedules } = await create('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [
        { Arn, Id: 'Target0', RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } },
      ],
    });

    expect(schedules).toHaveLength(1);
    expect(schedules[0]).toMatchObject({
      functionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:drain',
      everySeconds: 60,
    });
    expect(schedules[0]?.event(at)).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time: '2026-11-22T10:00:00Z',
      region: 'eu-west-1',
      resources: ['arn:aws:events:eu-west-1:000000000000:rule/every-minute'],
      detail: {},
    });
  });

  it('makes a schedule invoke its function with its own input', async () => {
    const { schedules } = await create('AWS::Scheduler::Schedule', {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'rate(2 minutes)',
      Target: { Arn, RoleArn: 'r', Input: '{"limit":5}', RetryPolicy: { MaximumRetryAttempts: 0 } },
    });

    expect(schedules[0]).toMatchObject({ everySeconds: 120 });
    expect(schedules[0]?.event(at)).toEqual({ limit: 5 });
  });

  it('runs a function once a day at the time of a cron expression', async () => {
    const { schedules } = await create('AWS::Events::Rule', {
      ScheduleExpression: 'cron(30 0 * * ? *)',
      Targets: [{ Arn, Id: 'Target0' }],
    });

    expect(schedules[0]).toMatchObject({ everySeconds: 86_400, minuteOfDay: 30 });
  });

  it('leaves out what is disabled', async () => {
    const { schedules } = await create('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'DISABLED',
      Targets: [{ Arn, Id: 'Target0' }],
    });

    expect(schedules).toEqual([]);
  });

  it.each([
    ['AWS::Events::Rule', { EventPattern: { source: ['x'] } }, /property EventPattern: not supported/],
    [
      'AWS::Events::Rule',
      { ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: 'arn:other', Id: 'a' }] },
      /the target arn:other is not a function of this stack/,
    ],
    [
      'AWS::Scheduler::Schedule',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
      /property FlexibleTimeWindow\.Mode: "FLEXIBLE" is not supported; use OFF/,
    ],
  ])('refuses a %s it cannot play: %j', async (type, properties, message) => {
    await expect(create(type, properties)).rejects.toThrow(message);
  });
});

import { randomUUID } from 'node:crypto';
import { LOCAL_ACCOUNT } from '../template/create-scope.ts';
import { applied, each, oneOf, withoutEffect } from '../template/property-table.ts';
import type { LocalStack, ScheduleDescription } from './local-stack.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';
import { scheduleTiming } from './schedule-timing.ts';

const NOT_SHOWN = withoutEffect('nothing shows it locally');
const NO_RETRY = withoutEffect('the next run comes anyway');
interface RuleProperties {
  readonly Name?: string;
  readonly ScheduleExpression: string;
  readonly State?: string;
  readonly Targets?: readonly { readonly Arn: string; readonly Input?: string }[];
}

/** `AWS::Events::Rule` on a schedule. */
export const eventRule: ResourceType = {
  properties: {
    Name: applied,
    ScheduleExpression: applied,
    State: oneOf('ENABLED', 'DISABLED'),
    Targets: each({
      Arn: applied,
      Id: NOT_SHOWN,
      Input: applied,
      RetryPolicy: NO_RETRY,
      DeadLetterConfig: NO_RETRY,
    }),
    Description: NOT_SHOWN,
    Tags: NOT_SHOWN,
  },
  create(resource, stack) {
    const {
      Name,
      ScheduleExpression,
      State,
      Targets = [],
    } = resource.properties as unknown as RuleProperties;
    const name = Name ?? physicalName(resource, stack, 64);
    const arn = `arn:aws:events:${stack.region}:${LOCAL_ACCOUNT}:rule/${name}`;
    const timing = scheduleTiming(ScheduleExpression);
    for (const { Arn, Input } of State === 'DISABLED' ? [] : Targets) {
      const event =
        Input === undefined ? scheduledEvent('aws.events', arn, stack.region) : () => JSON.parse(Input);
      addSchedule(stack, { name, functionArn: Arn, ...timing, event });
    }
    return { ref: name, attributes: { Arn: arn } };
  },
};

interface ScheduleProperties {
  readonly Name?: string;
  readonly ScheduleExpression: string;
  readonly State?: string;
  readonly Target: { readonly Arn: string; readonly Input?: string };
}

/** `AWS::Scheduler::Schedule`. */
export const schedule: ResourceType = {
  properties: {
    Name: applied,
    ScheduleExpression: applied,
    State: oneOf('ENABLED', 'DISABLED'),
    Target: each({
      Arn: applied,
      Input: applied,
      RoleArn: withoutEffect('permissions are not checked locally'),
      RetryPolicy: NO_RETRY,
      DeadLetterConfig: NO_RETRY,
    }),
    FlexibleTimeWindow: each({ Mode: oneOf('OFF') }),
    ScheduleExpressionTimezone: oneOf('UTC'),
    GroupName: NOT_SHOWN,
    Description: NOT_SHOWN,
  },
  create(resource, stack) {
    const { Name, ScheduleExpression, State, Target } = resource.properties as unknown as ScheduleProperties;
    const name = Name ?? physicalName(resource, stack, 64);
    const arn = `arn:aws:scheduler:${stack.region}:${LOCAL_ACCOUNT}:schedule/default/${name}`;
    const timing = scheduleTiming(ScheduleExpression);
    const { Arn, Input } = Target;
    const event =
      Input === undefined ? scheduledEvent('aws.scheduler', arn, stack.region) : () => JSON.parse(Input);
    if (State !== 'DISABLED') addSchedule(stack, { name, functionArn: Arn, ...timing, event });
    return { ref: name, attributes: { Arn: arn } };
  },
};

function addSchedule(stack: LocalStack, description: ScheduleDescription): void {
  if (!stack.functions.some(({ arn }) => arn === description.functionArn)) {
    throw new Error(`the target ${description.functionArn} is not a function of this stack`);
  }
  stack.schedules.push(description);
}

/** The event that EventBridge sends where the target has no input of its own. */
function scheduledEvent(source: string, arn: string, region: string): (at: Date) => unknown {
  return (at) => ({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source,
    account: LOCAL_ACCOUNT,
    time: `${at.toISOString().slice(0, 19)}Z`,
    region,
    resources: [arn],
    detail: source === 'aws.scheduler' ? '{}' : {},
  });
}

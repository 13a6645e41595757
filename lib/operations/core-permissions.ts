import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { PARKED_TABLE } from '../../core/parked/parked-table.ts';
import { OPERATIONS_SOURCE } from '../../core/stage/operations-event.ts';
import { STAGE_PARAMETERS, stageParameter } from '../../core/stage/stage-parameters.ts';
import type { DrainFunction } from '../drain-function.ts';
import type { EventLedger } from '../event-ledger.ts';
import type { EventTopic } from '../event-topic.ts';
import type { InboxTable } from '../inbox-table.ts';
import type { IntakeFunction } from '../intake-function.ts';
import type { ParkedEvents } from '../parked-events.ts';
import type { QuarantineTable } from '../quarantine-table.ts';
import type { PartPermissions } from './operator-policies.ts';
import type { Permission } from './packed-policies.ts';
import { ofLog, ofRequests } from './part-permissions.ts';
import { TABLE_STATE_ACTIONS } from './state-permissions.ts';

/** The parts that every pipeline has, as far as operators have to do with them. */
export interface OperatedPipeline {
  readonly ledger: EventLedger;
  readonly parked: ParkedEvents;
  readonly inbox: InboxTable;
  readonly quarantine: QuarantineTable;
  readonly topic: EventTopic;
  readonly intake: IntakeFunction;
  readonly drain: DrainFunction;
  /** What the alarms notify. */
  readonly alarmTopic?: ITopic | undefined;
}

/** What the parts themselves do not say. */
export interface CoreSettings {
  readonly pipelineName: string;
  readonly operationsLog: LogGroup;
  readonly encryptionKey?: IKey | undefined;
}

/** For the parts that every pipeline has. */
export function corePermissions(
  scope: Construct,
  pipeline: OperatedPipeline,
  settings: CoreSettings,
): PartPermissions {
  const { operationsLog, encryptionKey } = settings;
  return {
    read: [
      ...lookingUp(scope, settings.pipelineName, pipeline.alarmTopic),
      ...ofTables(pipeline),
      ...[pipeline.intake, pipeline.drain].map((part) => ofLog(part.function)),
      { actions: ['logs:FilterLogEvents'], resources: [operationsLog.logGroupArn] },
      ...keyUse(scope, encryptionKey, ['kms:Decrypt', 'kms:DescribeKey'], ['dynamodb', 's3', 'sqs']),
    ],
    change: [
      ofRequests(pipeline.drain.function),
      ...accounting(scope, operationsLog),
      ...keyUse(scope, encryptionKey, ['kms:Decrypt', 'kms:GenerateDataKey'], ['secretsmanager', 'sqs']),
    ],
  };
}

function lookingUp(scope: Construct, pipelineName: string, alarmTopic: ITopic | undefined): Permission[] {
  const parameter = (name: string) =>
    Stack.of(scope).formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.slice(1) });
  return [
    {
      actions: ['ssm:GetParametersByPath'],
      resources: [parameter(STAGE_PARAMETERS), parameter(stageParameter(pipelineName))],
    },
    {
      actions: ['cloudformation:DescribeStacks'],
      resources: [
        Stack.of(scope).formatArn({
          service: 'cloudformation',
          resource: 'stack',
          resourceName: `${Stack.of(scope).stackName}/*`,
        }),
      ],
    },
    // These know no resources.
    {
      actions: ['cloudwatch:GetMetricData', 'cloudwatch:DescribeAlarms', 'lambda:ListEventSourceMappings'],
      resources: ['*'],
    },
    ...(alarmTopic === undefined
      ? []
      : [{ actions: ['sns:ListSubscriptionsByTopic'], resources: [alarmTopic.topicArn] }]),
  ];
}

function ofTables({ ledger, parked, inbox, quarantine, topic }: OperatedPipeline): Permission[] {
  const rows = [ledger, parked, inbox, quarantine].map(({ table }) => table.tableArn);
  const lines = `${parked.table.tableArn}/index/${PARKED_TABLE.byAge.indexName}`;
  return [
    { actions: ['dynamodb:GetItem', 'dynamodb:Query', ...TABLE_STATE_ACTIONS], resources: rows },
    { actions: ['dynamodb:Query'], resources: [lines] },
    {
      actions: ['sns:ListSubscriptionsByTopic', 'sns:GetSubscriptionAttributes'],
      resources: [topic.topic.topicArn],
    },
  ];
}

/** To write the account of who did what: a line, and an event. */
function accounting(scope: Construct, log: LogGroup): Permission[] {
  const bus = Stack.of(scope).formatArn({
    service: 'events',
    resource: 'event-bus',
    resourceName: 'default',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  return [
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [log.logGroupArn] },
    {
      actions: ['events:PutEvents'],
      resources: [bus],
      // A call may have several events.
      conditions: { 'ForAllValues:StringEquals': { 'events:source': OPERATIONS_SOURCE } },
    },
  ];
}

function keyUse(
  scope: Construct,
  key: IKey | undefined,
  actions: readonly string[],
  services: readonly string[],
): Permission[] {
  if (key === undefined) return [];
  const { region } = Stack.of(scope);
  const through = services.map((service) => `${service}.${region}.amazonaws.com`);
  return [{ actions, resources: [key.keyArn], conditions: { StringEquals: { 'kms:ViaService': through } } }];
}

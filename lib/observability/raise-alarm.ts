import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import { alarmSettingsOf } from './alarm-settings.ts';

/** Where each kind of alarm has a section of its name. */
const RUNBOOK = 'docs/runbook.md';

/** When an alarm rings, and what it says then. */
export type AlarmCondition = AlarmText & AlarmThreshold;

interface AlarmText {
  /** The word for what is wrong, in kebab-case, such as `not-handled`: the heading of its section in the runbook. */
  readonly kind: string;
  /** What it is wrong with: a source or a subscriber. @default the whole pipeline */
  readonly subject?: string;
  /** What is wrong when it rings, and what to do first, in one or two sentences. */
  readonly description: string;
  /** What to type first: what follows `wallet-webhooks`, such as `parked list`, without the stage. @default nothing */
  readonly command?: string;
  /** What is watched, over which period. */
  readonly metric: IMetric;
  /** How many periods of the metric raise it: in a row, unless `outOf` says of how many. @default 1 */
  readonly periods?: number;
  /** Of how many periods in a row. @default as many as `periods` */
  readonly outOf?: number;
  /** What silence means. @default all is well */
  readonly missingData?: TreatMissingData;
}

type AlarmThreshold =
  | {
      /** The lowest value that raises the alarm. */
      readonly atLeast: number;
      readonly below?: never;
    }
  | {
      /** Every value that is lower raises the alarm. */
      readonly below: number;
      readonly atLeast?: never;
    };

/**
 * An alarm, called `<owner> <subject> <kind>` and notifying whom its part of the tree notifies. Most metrics are silent while
 * all is well: queues, errors and blocked requests report nothing then.
 */
export function raiseAlarm(scope: Construct, id: string, condition: AlarmCondition): Alarm {
  const { metric, periods = 1, outOf = periods, missingData } = condition;
  const { topic } = alarmSettingsOf(scope);
  const alarm = new Alarm(scope, id, {
    ...nameOf(scope, condition),
    ...thresholdOf(condition),
    metric,
    alarmDescription: textOf(scope, condition),
    evaluationPeriods: outOf,
    ...(outOf === periods ? {} : { datapointsToAlarm: periods }),
    treatMissingData: missingData ?? TreatMissingData.NOT_BREACHING,
  });
  if (topic === undefined) return alarm;
  const action = new SnsAction(topic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
}

/**
 * The name is what the subject line of an e-mail shows. Those of a pipeline are unique as its own name is; what is no part of
 * one, such as a consumer in another stack, is named by CloudFormation, because two may be called the same there.
 */
function nameOf(scope: Construct, { kind, subject }: AlarmText): { readonly alarmName?: string } {
  const { owner } = alarmSettingsOf(scope);
  if (owner === undefined) return {};
  return { alarmName: [owner, subject, kind].filter((word) => word !== undefined).join(' ') };
}

/**
 * Three paragraphs, so that the command can be copied as it is. What is no part of a pipeline, such as a consumer in another stack,
 * the commands do not know.
 */
function textOf(scope: Construct, { kind, description, command }: AlarmText): string {
  const { owner } = alarmSettingsOf(scope);
  const typed =
    owner === undefined || command === undefined ? [] : [`npx wallet-webhooks ${command} --stage ${owner}`];
  return [description, ...typed, `Runbook: ${RUNBOOK}#${kind}`].join('\n\n');
}

function thresholdOf({ atLeast, below }: AlarmThreshold) {
  return atLeast === undefined
    ? { threshold: below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD }
    : { threshold: atLeast, comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD };
}

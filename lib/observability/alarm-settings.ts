import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct, IConstruct } from 'constructs';
import { letAlarmsIn } from '../encryption/key-policy.ts';

/** What the alarms of a part of the construct tree have alike. */
export interface AlarmSettings {
  /** The pipeline, whose name begins theirs. @default none: CloudFormation names them */
  readonly owner?: string;
  /** Notified when they ring and when all is well again. @default nobody */
  readonly topic?: ITopic | undefined;
}

const SETTINGS = new WeakMap<IConstruct, AlarmSettings>();

/** Says it of the alarms that are raised below the construct from now on, and lets them use the key of the topic. */
export function setAlarmSettings(scope: Construct, settings: AlarmSettings): void {
  const { topic } = settings;
  if (topic?.masterKey !== undefined) letAlarmsIn(scope, topic.masterKey, settings.owner);
  SETTINGS.set(scope, settings);
}

/** What was said of the construct or, failing that, of the nearest one above it. */
export function alarmSettingsOf(scope: IConstruct): AlarmSettings {
  const nearest = scope.node.scopes.findLast((ancestor) => SETTINGS.has(ancestor));
  return (nearest === undefined ? undefined : SETTINGS.get(nearest)) ?? {};
}

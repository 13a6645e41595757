/** CloudWatch's alarms. */
export interface Alarms {
  /** Those of a CloudFormation stack. */
  ofStack(stackName: string): Promise<readonly StackAlarm[]>;
}

/** An alarm, and what it does when it rings. */
export interface StackAlarm {
  readonly name: string;
  /** ARNs of what is notified: topics, and whatever else CloudWatch can set off. */
  readonly actions: readonly string[];
  /** Somebody has switched its actions off. */
  readonly isSilenced: boolean;
}

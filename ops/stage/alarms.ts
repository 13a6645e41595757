/** CloudWatch's alarms. */
export interface Alarms {
  /** Those that are named after a pipeline. */
  ofPipeline(pipelineName: string): Promise<readonly PipelineAlarm[]>;
}

/** An alarm, and what it does when it rings. */
export interface PipelineAlarm {
  readonly name: string;
  /** ARNs of what is notified: topics, and whatever else CloudWatch can set off. */
  readonly actions: readonly string[];
  /** Somebody has switched its actions off. */
  readonly isSilenced: boolean;
}

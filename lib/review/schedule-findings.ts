import type { Acknowledgment } from 'aws-cdk-lib';

/** What cdk-nag finds in the rules that start functions, and why it is right. */
export const SCHEDULE_FINDINGS: readonly Acknowledgment[] = [
  {
    id: 'Serverless::Serverless-EventBusDLQ',
    reason:
      'A run that could not start is made up for by the next. Where none starts, an alarm says so: parked-too-long, keeper-stopped, not-compacted, canary-lost, sources-not-watched.',
  },
];

import type { Acknowledgment } from 'aws-cdk-lib';

/** What cdk-nag finds in a queue that is the end of the way for messages: it takes it for one that has work to do. */
export const DEAD_LETTER_FINDINGS: readonly Acknowledgment[] = [
  {
    id: 'Serverless::Serverless-SQSRedrivePolicy',
    reason: 'This queue is a dead-letter queue: what is in it waits for a person.',
  },
];

/** The same in the dead-letter queue of an SNS subscription, which no queue names. */
export const SUBSCRIPTION_DEAD_LETTER_FINDINGS: readonly Acknowledgment[] = [
  ...DEAD_LETTER_FINDINGS,
  {
    id: 'AwsSolutions::AwsSolutions-SQS3',
    reason: 'This queue is the dead-letter queue of an SNS subscription.',
  },
];

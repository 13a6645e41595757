import type { Acknowledgment } from 'aws-cdk-lib';

const NO_INVOCATION_TO_KEEP =
  'No invocation of it is worth keeping: API Gateway hears of a failure at once, a message stays in its queue and ends in its dead-letter queue or in quarantine, and what a schedule starts is made up for by its next run.';

/** What cdk-nag finds in functions, and why it is right. */
export const FUNCTION_FINDINGS: readonly Acknowledgment[] = [
  { id: 'Serverless::Serverless-LambdaDLQ', reason: NO_INVOCATION_TO_KEEP },
  { id: 'Serverless::Serverless-LambdaAsyncFailureDestination', reason: NO_INVOCATION_TO_KEEP },
  {
    id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
    reason: 'A mapping of a queue has none: what fails comes again and ends in the dead-letter queue.',
  },
  {
    id: 'Serverless::Serverless-LambdaTracing',
    reason:
      'The line of each delivery and of each message has the times of its calls, under the id of the event. Traces cost more than all logs, and sample.',
  },
];

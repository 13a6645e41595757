import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { stackPrefix } from '../../core/stage/stack-prefix.ts';
import type { PartPermissions } from './operator-policies.ts';

/** What it takes to see how a table is kept. */
export const TABLE_STATE_ACTIONS = [
  'dynamodb:DescribeTable',
  'dynamodb:DescribeContinuousBackups',
  'dynamodb:DescribeTimeToLive',
  'dynamodb:ListTagsOfResource',
];

/** To find what a pipeline left behind, by the names that CloudFormation made up and by its tag, and to see how much is in it. */
export function statePermissions(scope: Construct): PartPermissions {
  const { stackName } = Stack.of(scope);
  const [queues, tables, buckets] = leftBehind(Stack.of(scope));
  return {
    read: [
      { actions: ['cloudformation:ListStackResources'], resources: [stackArn(scope, stackName)] },
      // These know no resources.
      {
        actions: [
          'sqs:ListQueues',
          'dynamodb:ListTables',
          'secretsmanager:ListSecrets',
          's3:ListAllMyBuckets',
        ],
        resources: ['*'],
      },
      { actions: ['sqs:ListQueueTags', 'sqs:GetQueueAttributes'], resources: [queues] },
      { actions: TABLE_STATE_ACTIONS, resources: [tables] },
      { actions: ['s3:GetBucketTagging'], resources: [buckets] },
    ],
    change: [],
  };
}

/** What cdk-nag finds in them, as it calls it. */
export function acceptedStateFindings(scope: Construct) {
  const named = { partition: '<AWS::Partition>', region: '<AWS::Region>', account: '<AWS::AccountId>' };
  return leftBehind({ ...named, stackName: Stack.of(scope).stackName }).map((arn) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${arn}]`,
    reason:
      'What is no part of the stack any more has a name that the stack does not know: only how it begins.',
  }));
}

function leftBehind({
  partition,
  region,
  account,
  stackName,
}: Pick<Stack, 'partition' | 'region' | 'account' | 'stackName'>) {
  const prefix = stackPrefix(stackName);
  return [
    `arn:${partition}:sqs:${region}:${account}:${prefix}*`,
    `arn:${partition}:dynamodb:${region}:${account}:table/${prefix}*`,
    `arn:${partition}:s3:::${prefix.toLowerCase()}*`,
  ] as const;
}

function stackArn(scope: Construct, stackName: string): string {
  return Stack.of(scope).formatArn({
    service: 'cloudformation',
    resource: 'stack',
    resourceName: `${stackName}/*`,
  });
}

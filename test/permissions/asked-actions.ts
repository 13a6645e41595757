/** What is asked of each role, on each resource of the type: all that any of them needs, and what none may. */
export const ASKED_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:Scan',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:DeleteTable',
    'dynamodb:UpdateTable',
    'dynamodb:UpdateTimeToLive',
    'dynamodb:RestoreTableToPointInTime',
  ],
  'AWS::SQS::Queue': [
    'sqs:SendMessage',
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:ChangeMessageVisibility',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:PurgeQueue',
    'sqs:DeleteQueue',
    'sqs:SetQueueAttributes',
  ],
  'AWS::SecretsManager::Secret': [
    'secretsmanager:GetSecretValue',
    'secretsmanager:PutSecretValue',
    'secretsmanager:DeleteSecret',
  ],
  'AWS::SNS::Topic': ['sns:Publish', 'sns:Subscribe', 'sns:SetTopicAttributes', 'sns:DeleteTopic'],
  'AWS::Lambda::Function': [
    'lambda:InvokeFunction',
    'lambda:UpdateFunctionCode',
    'lambda:UpdateFunctionConfiguration',
    'lambda:AddPermission',
  ],
  'AWS::Logs::LogGroup': [
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'logs:FilterLogEvents',
    'logs:DeleteLogStream',
    'logs:DeleteLogGroup',
  ],
  'AWS::S3::Bucket': [
    's3:ListBucket',
    's3:ListBucketVersions',
    's3:PutBucketPolicy',
    's3:PutLifecycleConfiguration',
    's3:DeleteBucket',
  ],
};

/** What is asked of calls that know no resource. */
export const ASKED_WITHOUT_RESOURCE: readonly string[] = [
  'cloudwatch:GetMetricData',
  'cloudwatch:PutMetricData',
  'cloudwatch:DescribeAlarms',
];

/** What is asked on what is in a bucket. */
export const ASKED_OBJECT_ACTIONS: readonly string[] = [
  's3:GetObject',
  's3:GetObjectVersion',
  's3:PutObject',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
];

/** What has no business in any role of the pipeline, on anything. */
export const FORBIDDEN_ACTIONS: readonly string[] = [
  'iam:PassRole',
  'iam:PutRolePolicy',
  'iam:CreateAccessKey',
  'sts:AssumeRole',
  'kms:Decrypt',
  'kms:ScheduleKeyDeletion',
  'cloudformation:UpdateStack',
  'cloudwatch:DeleteAlarms',
  'cloudwatch:DisableAlarmActions',
  'events:DisableRule',
  'lambda:UpdateEventSourceMapping',
  'ssm:GetParameter',
  'wafv2:UpdateWebACL',
  'apigateway:PATCH',
];

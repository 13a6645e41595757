import { Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * What each service does with a key for whoever calls it. DynamoDB's are what its documentation lists, without wildcards.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
const ACTIONS = {
  dynamodb: [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  s3: ['kms:Decrypt', 'kms:GenerateDataKey'],
  secretsmanager: ['kms:Decrypt'],
  sns: ['kms:Decrypt', 'kms:GenerateDataKey'],
  sqs: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const;

/** Whose key it is, who uses it and through which service. */
export interface KeyUse {
  /** The key. Nothing is granted where there is none. */
  readonly key: IKey | undefined;
  /** Who calls the service. */
  readonly grantee: IGrantable;
  /** The service that uses the key for the caller. */
  readonly service: keyof typeof ACTIONS;
}

/** Lets the grantee use the key through that service, and not by itself. */
export function grantKeyUse(scope: Construct, { key, grantee, service }: KeyUse): void {
  if (key === undefined) return;
  Grant.addToPrincipal({
    grantee,
    actions: [...ACTIONS[service]],
    resourceArns: [key.keyArn],
    conditions: viaService(scope, service),
  });
}

/** The condition that a key is used by a service of the construct's region, for somebody. */
export function viaService(scope: Construct, service: string) {
  return { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(scope).region}.amazonaws.com` } };
}

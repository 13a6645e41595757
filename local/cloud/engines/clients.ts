import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { AwsEndpoints, StoreEndpoints } from './endpoints.ts';

/** What no real AWS account knows. The engines take any. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
}

export function createClients(region: string, endpoints: StoreEndpoints): Clients {
  const settings = { region, credentials: LOCAL_CREDENTIALS };
  return {
    dynamodb: new DynamoDBClient({ ...settings, endpoint: endpoints.dynamodb }),
    sns: new SNSClient({ ...settings, endpoint: endpoints.sns }),
    sqs: new SQSClient({ ...settings, endpoint: endpoints.sqs }),
    // No name resolves to this machine with a bucket's in front.
    s3: new S3Client({ ...settings, endpoint: endpoints.s3, forcePathStyle: true }),
  };
}

/** The environment variables with which an unchanged AWS SDK talks to the engines. */
export function sdkEnvironment(region: string, endpoints: AwsEndpoints): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SNS: endpoints.sns,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsmanager,
    AWS_ENDPOINT_URL_LAMBDA: endpoints.lambda,
    AWS_ENDPOINT_URL_CLOUDWATCH: endpoints.cloudwatch,
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: endpoints.logs,
  };
}

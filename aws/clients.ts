import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { CLIENT_ATTEMPTS, clientSettings } from './call-budgets.ts';

/** The client for the ledger and for parked events; each call also gets its own budget. */
export function ledgerClient(): DynamoDBClient {
  return new DynamoDBClient(clientSettings(CLIENT_ATTEMPTS.ledger));
}

/** The client for an audit of the ledger, which waits longer than a delivery could. */
export function scanClient(): DynamoDBClient {
  return new DynamoDBClient(clientSettings(CLIENT_ATTEMPTS.scan));
}

/** The client for the topic. */
export function topicClient(): SNSClient {
  return new SNSClient(clientSettings(CLIENT_ATTEMPTS.topic));
}

/** The client for the signing secrets. */
export function secretsClient(): SecretsManagerClient {
  return new SecretsManagerClient(clientSettings(CLIENT_ATTEMPTS.secrets));
}

/** The client for the queues that a replay sends to. */
export function queueClient(config: SQSClientConfig = {}): SQSClient {
  return new SQSClient({ ...clientSettings(CLIENT_ATTEMPTS.queue), ...config });
}

const nothing = () => undefined;
/** Without one the SDK writes to the console that it tries no stream again, which the caller does. */
const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The client for the archive's bucket. */
export function objectsClient(config: S3ClientConfig = {}): S3Client {
  return new S3Client({ ...clientSettings(CLIENT_ATTEMPTS.objects), logger: QUIET, ...config });
}

/** The client for an audit of the handlers' logs. */
export function logClient(): CloudWatchLogsClient {
  return new CloudWatchLogsClient(clientSettings(CLIENT_ATTEMPTS.log));
}

/** The client for a look at the sources, which nobody waits for. */
export function metricsClient(): CloudWatchClient {
  return new CloudWatchClient(clientSettings(CLIENT_ATTEMPTS.metrics));
}

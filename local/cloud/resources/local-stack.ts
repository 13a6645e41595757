import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { PlatformReports } from '../functions/function-spec.ts';
import type { BucketStore } from '../s3/bucket-store.ts';
import type { SecretStore } from '../secrets-manager/secret-store.ts';
import type { ApiDescription } from './api-description.ts';
import type { ScheduleTiming } from './schedule-timing.ts';

/** Where resources are created: the engines' clients, and lists of what is started once the whole template is known. */
export interface LocalStack {
  readonly stackName: string;
  readonly region: string;
  readonly clients: { readonly dynamodb: DynamoDBClient; readonly sns: SNSClient; readonly sqs: SQSClient };
  readonly secrets: SecretStore;
  /** What S3 keeps, that of earlier starts included. */
  readonly objects: BucketStore;
  /** Asset folders by S3 object key. */
  readonly assets: ReadonlyMap<string, string>;
  /** The names given so far. */
  readonly names: Set<string>;
  readonly tables: LocalTable[];
  readonly buckets: LocalBucket[];
  readonly queues: LocalQueue[];
  readonly topics: LocalTopic[];
  readonly subscriptions: LocalSubscription[];
  readonly functions: FunctionDescription[];
  readonly mappings: MappingDescription[];
  readonly schedules: ScheduleDescription[];
  readonly api: ApiDescription;
}

export interface LocalTable {
  readonly name: string;
  readonly path: string;
}

export interface LocalBucket {
  readonly name: string;
  readonly path: string;
}

export interface LocalTopic {
  readonly arn: string;
  readonly path: string;
}

export interface LocalSubscription {
  readonly topicArn: string;
  readonly queueArn: string;
  /** Where the topic puts what it cannot deliver. */
  readonly deadLetterQueueArn?: string;
}

export interface LocalQueue {
  readonly arn: string;
  readonly url: string;
  readonly path: string;
  readonly deadLetterQueueArn?: string;
}

export interface FunctionDescription {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  /** What the template calls the group that its log is in. Here the log is a file. */
  readonly logGroup: string;
  readonly codeDirectory: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly platformReports: PlatformReports;
  readonly reservedConcurrency?: number;
}

export interface MappingDescription {
  /** What Lambda knows it by. */
  readonly id: string;
  readonly isEnabled: boolean;
  readonly queueArn: string;
  /** The function's ARN or name. */
  readonly functionName: string;
  readonly batchSize: number;
  readonly reportsBatchItemFailures: boolean;
  readonly maximumConcurrency?: number;
  /** How long messages are gathered. */
  readonly windowSeconds?: number;
}

export interface ScheduleDescription extends ScheduleTiming {
  readonly name: string;
  readonly functionArn: string;
  /** The event for a run at the given time. */
  readonly event: (at: Date) => unknown;
}

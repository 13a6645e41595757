/** The endpoints of what holds data, by the names that `AWS_ENDPOINT_URL_<NAME>` uses. */
export interface StoreEndpoints {
  readonly dynamodb: string;
  readonly sns: string;
  readonly sqs: string;
  readonly s3: string;
  readonly secretsmanager: string;
}

/** The endpoints of all local AWS services. */
export interface AwsEndpoints extends StoreEndpoints {
  readonly lambda: string;
  /** What knows how the queues are. */
  readonly cloudwatch: string;
  /** CloudWatch Logs. */
  readonly logs: string;
}

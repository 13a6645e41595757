import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Dependency } from './plan-phases.ts';

/** A call of a function to a dependency, as the proxy sees it. */
export interface AwsCall {
  readonly dependency: Dependency;
  /** `PutItem`, `Publish`, … */
  readonly operation: string;
  readonly body: Buffer;
}

/** An answer, from the engine or made up. */
export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export function awsCall(
  dependency: Dependency,
  incoming: Pick<IncomingMessage, 'headers' | 'url'>,
  body: Buffer,
): AwsCall {
  return { dependency, operation: OPERATIONS[dependency](incoming, body) ?? 'unknown', body };
}

type OperationIn = (incoming: Pick<IncomingMessage, 'headers' | 'url'>, body: Buffer) => string | undefined;

const OPERATIONS: Readonly<Record<Dependency, OperationIn>> = {
  dynamodb: ({ headers }) => String(headers['x-amz-target']).split('.')[1],
  sns: (_incoming, body) => /(?:^|&)Action=(\w+)/.exec(body.toString('latin1'))?.[1],
  s3: ({ url = '' }) => /[?&]x-id=(\w+)/.exec(url)?.[1],
};

/** What the service answers when something is wrong with itself. */
export function errorAnswer({ dependency }: AwsCall): AwsAnswer {
  if (dependency === 'sns') return snsError(500, 'InternalFailure');
  if (dependency === 's3') return s3Error(500, 'InternalError');
  return dynamoDbError(500, { __type: dynamoDbType('InternalServerError') });
}

/** What the service answers when it is asked too much. */
export function throttleAnswer({ dependency, operation, body }: AwsCall): AwsAnswer {
  if (dependency === 'sns') return snsError(429, 'Throttled');
  if (dependency === 's3') return s3Error(503, 'SlowDown');
  if (operation !== 'TransactWriteItems') {
    return dynamoDbError(400, { __type: dynamoDbType('ProvisionedThroughputExceededException') });
  }
  const { TransactItems = [] } = JSON.parse(body.toString()) as { TransactItems?: unknown[] };
  const CancellationReasons = TransactItems.map((_, index) => ({
    Code: index === 0 ? 'ThrottlingError' : 'None',
  }));
  return dynamoDbError(400, { __type: dynamoDbType('TransactionCanceledException'), CancellationReasons });
}

function dynamoDbType(name: string): string {
  return `com.amazonaws.dynamodb.v20120810#${name}`;
}

function dynamoDbError(status: number, error: object): AwsAnswer {
  const body = Buffer.from(JSON.stringify({ ...error, message: 'injected' }));
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
}

function s3Error(status: number, code: string): AwsAnswer {
  const body = Buffer.from(`<Error><Code>${code}</Code><Message>injected</Message></Error>`);
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

function snsError(status: number, code: string): AwsAnswer {
  const body = Buffer.from(
    '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">' +
      `<Error><Type>Receiver</Type><Code>${code}</Code><Message>injected</Message></Error>` +
      `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

import { Refusal } from './refusal.ts';
import { answerSns, type SnsParts } from './sns-actions.ts';
import { sqsActions } from './sqs-actions.ts';

/** A request as fauxqs has parsed it. */
export interface ParsedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers a request to SNS or SQS that fauxqs would answer otherwise than AWS; the others are undefined. */
export function answerAsAws(parts: SnsParts) {
  const { stores, modules } = parts;
  const answerSqs = sqsActions(stores.sqsStore, modules);
  return ({ headers, body }: ParsedRequest): HttpAnswer | undefined => {
    const target = headers['x-amz-target'];
    if (typeof body !== 'object' || body === null) return undefined;
    if (typeof target === 'string') {
      return refusalOr(() => sqsAnswer(answerSqs(target.replace('AmazonSQS.', ''), body)), sqsError);
    }
    if (!('Action' in body)) return undefined;
    const parameters = body as Record<string, string>;
    return refusalOr(
      () => snsAnswer(200, answerSns(parameters, parts)),
      ({ code, message }) => snsAnswer(400, modules.snsErrorResponse(code, message)),
    );
  };
}

function refusalOr<Answer>(answer: () => Answer, refused: (refusal: Refusal) => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

function sqsAnswer(result: unknown): HttpAnswer | undefined {
  return result === undefined
    ? undefined
    : { status: 200, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(result) };
}

function sqsError({ code, message }: Refusal): HttpAnswer {
  return {
    status: 400,
    headers: { 'content-type': JSON_TYPE, 'x-amzn-query-error': `${queryCode(code)};Sender` },
    body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }),
  };
}

/** SQS names faults of a whole batch with its service in front, as its older protocol did. */
function queryCode(code: string): string {
  return code.includes('Batch') ? `AWS.SimpleQueueService.${code}` : code;
}

function snsAnswer(status: number, xml: string | undefined): HttpAnswer | undefined {
  return xml === undefined ? undefined : { status, headers: { 'content-type': 'text/xml' }, body: xml };
}

const JSON_TYPE = 'application/x-amz-json-1.0';

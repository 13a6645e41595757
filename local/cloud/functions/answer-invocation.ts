import type { InvocationResult } from './function-spec.ts';
import { type LambdaAnswer, refusal } from './lambda-answer.ts';
import type { LambdaRequest } from './lambda-request.ts';

/** What there is to invoke. */
export interface Invocable {
  readonly functions: readonly { readonly name: string; readonly arn: string }[];
  /** Never rejects for a function of the list. */
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationResult>;
}

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
const ASYNCHRONOUS = 'Event';
const SYNCHRONOUS = 'RequestResponse';

/** Runs a function. Of asynchronous invocations Lambda answers nothing but that it has them. Undefined for another request. */
export async function answerInvocation(
  { path, headers, body }: LambdaRequest,
  { functions, invoke }: Invocable,
): Promise<LambdaAnswer | undefined> {
  const encoded = INVOCATIONS.exec(path)?.[1];
  if (encoded === undefined) return undefined;
  const reference = decodeURIComponent(encoded);
  const found = functions.find(({ name, arn }) => name === reference || arn === reference);
  if (found === undefined)
    return refusal(404, 'ResourceNotFoundException', `Function not found: ${reference}`);
  const type = headers['x-amz-invocation-type'] ?? SYNCHRONOUS;
  if (type !== ASYNCHRONOUS && type !== SYNCHRONOUS) {
    const problem = `the invocation type ${type} is not played locally; ${ASYNCHRONOUS} and ${SYNCHRONOUS} are`;
    return refusal(400, 'InvalidParameterValueException', problem);
  }
  if (body === undefined) return refusal(400, 'InvalidRequestContentException', 'the payload is not JSON');
  const invoked = invoke(found.name, body);
  return type === ASYNCHRONOUS ? { status: 202 } : resultOf(await invoked);
}

/** A function that fails is no failed call. */
function resultOf(result: InvocationResult): LambdaAnswer {
  return {
    status: 200,
    ...(result.ok ? {} : { headers: { 'x-amz-function-error': 'Unhandled' } }),
    body: JSON.stringify(result.ok ? result.payload : result.error) ?? 'null',
  };
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { InvocationResult } from '../functions/function-spec.ts';
import { type FoundRoute, findRoute } from './find-route.ts';
import type { GatewayAnswer } from './gateway-answer.ts';
import type { GatewayOptions, Route, WebAclDecision } from './gateway-options.ts';
import type { GatewayResponses, GatewayResponseType } from './gateway-responses.ts';
import {
  headerBytes,
  type IncomingRequest,
  MAX_HEADER_BYTES,
  readBody,
  readIncoming,
} from './incoming-request.ts';
import { proxyAnswer } from './proxy-answer.ts';
import { proxyEvent } from './proxy-event.ts';
import type { InspectedRequest } from './web-acl.ts';

export interface RequestHandling extends GatewayOptions {
  readonly responses: GatewayResponses;
  /** Counts a request of the route; false where it is over the limit. */
  readonly admits: (route: Route) => boolean;
}

/** A request that was understood, and what it is handled with. */
interface Exchange {
  readonly message: IncomingMessage;
  readonly request: IncomingRequest;
  readonly requestId: string;
  readonly at: Date;
  readonly handling: RequestHandling;
}

interface Outcome {
  readonly answer: GatewayAnswer;
  readonly decision?: WebAclDecision | undefined;
}

/** Answers one request the way API Gateway would, and logs it. */
export async function handleRequest(
  message: IncomingMessage,
  handling: RequestHandling,
): Promise<GatewayAnswer> {
  const request = readIncoming(message, handling.stageName);
  if ('invalid' in request) return messageAnswer(400, request.invalid);
  const exchange: Exchange = { message, request, requestId: randomUUID(), at: new Date(), handling };
  const startedAt = performance.now();
  const { answer, decision } = await decide(exchange);
  handling.log({
    requestId: exchange.requestId,
    time: exchange.at.toISOString(),
    sourceIp: request.sourceIp,
    method: request.method,
    path: request.path,
    status: answer.status,
    durationMilliseconds: Math.round((performance.now() - startedAt) * 100) / 100,
    webAcl: decision?.action ?? 'none',
  });
  return { ...answer, headers: { ...answer.headers, 'x-amzn-requestid': exchange.requestId } };
}

/** Limits, web ACL, route, throttle, function: each may be the last. */
async function decide(exchange: Exchange): Promise<Outcome> {
  if (headerBytes(exchange.message) > MAX_HEADER_BYTES)
    return { answer: messageAnswer(431, 'Headers Too Long') };
  const decision = inspect(exchange);
  if (decision?.action === 'block') return { answer: blockedAnswer(decision, exchange), decision };
  const found = findRoute(exchange.handling.routes, exchange.request);
  if (found === undefined) return { answer: ownAnswer('MISSING_AUTHENTICATION_TOKEN', exchange), decision };
  if (!exchange.handling.admits(found.route)) return { answer: ownAnswer('THROTTLED', exchange), decision };
  const body = await readBody(exchange.message);
  if (body === undefined) return { answer: ownAnswer('REQUEST_TOO_LARGE', exchange), decision };
  return { answer: await invoke(found, body, exchange), decision };
}

function inspect({ request, requestId, handling }: Exchange): WebAclDecision | undefined {
  const { sourceIp, method, path, queryString } = request;
  const headers = new Map<string, string[]>();
  for (const [name, value] of request.headers) {
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  // Behind execute-api the path starts with the stage, so rules that match a whole path must fail here too.
  const inspected: InspectedRequest = {
    sourceIp,
    method,
    path: `/${handling.stageName}${path}`,
    queryString,
    headers,
  };
  const verdict = handling.webAcl?.evaluate(inspected);
  const decision = verdict && { ...verdict, requestId, sourceIp, method, path };
  if (decision !== undefined) handling.onDecision?.(decision);
  return decision;
}

function blockedAnswer({ customResponse }: WebAclDecision, exchange: Exchange): GatewayAnswer {
  if (customResponse === undefined) return ownAnswer('WAF_FILTERED', exchange);
  return {
    status: customResponse.statusCode,
    headers: customResponse.headers,
    body: Buffer.from(customResponse.body),
  };
}

async function invoke(
  { route, pathParameters }: FoundRoute,
  body: Buffer,
  exchange: Exchange,
): Promise<GatewayAnswer> {
  const { request, requestId, at, handling } = exchange;
  const { resource, timeoutMilliseconds = DEFAULT_TIMEOUT_MILLISECONDS } = route;
  const { stageName } = handling;
  const event = proxyEvent({ request, body, resource, pathParameters, stageName, requestId, at });
  const result = await withinTime(route.invoke(event), timeoutMilliseconds);
  if (result === undefined) return ownAnswer('INTEGRATION_TIMEOUT', exchange);
  if (!result.ok) return ownAnswer(failureType(result.error.errorType), exchange);
  return proxyAnswer(result.payload) ?? ownAnswer('DEFAULT_5XX', exchange);
}

const DEFAULT_TIMEOUT_MILLISECONDS = 29_000;

function failureType(errorType: string): GatewayResponseType {
  return errorType === 'RequestEntityTooLargeException' ? 'REQUEST_TOO_LARGE' : 'DEFAULT_5XX';
}

async function withinTime(
  result: Promise<InvocationResult>,
  milliseconds: number,
): Promise<InvocationResult | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}

function ownAnswer(type: GatewayResponseType, { handling, requestId }: Exchange): GatewayAnswer {
  return handling.responses(type, requestId);
}

function messageAnswer(status: number, message: string): GatewayAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

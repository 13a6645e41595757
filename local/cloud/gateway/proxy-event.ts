import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { HeaderList, IncomingRequest } from './incoming-request.ts';

export interface ProxyEventFacts {
  readonly request: IncomingRequest;
  readonly body: Buffer;
  /** The resource's path in the API. */
  readonly resource: string;
  /** What the resource's greedy variable stands for. */
  readonly pathParameters: Readonly<Record<string, string>> | null;
  readonly stageName: string;
  readonly requestId: string;
  readonly at: Date;
}

/** Headers that concern one connection only, or that the gateway deals with itself. */
const NOT_PASSED_ON = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const REPLACED = new Set(['x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto']);
const ACCOUNT = '000000000000';
const API_ID = 'local';

/**
 * The event of a Lambda proxy integration (payload version 1.0) of a REST API whose binary media types are any: the
 * body always comes in base64, so that its bytes survive.
 */
export function proxyEvent(facts: ProxyEventFacts): APIGatewayProxyEvent {
  const { request, body } = facts;
  const headers = passedOn(facts);
  const query = [...new URLSearchParams(request.queryString)];
  return {
    resource: facts.resource,
    // Slashes that stand before the path are gone here, but not in the context.
    path: request.path.replace(/^\/+/, '/'),
    httpMethod: request.method,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: query.length === 0 ? null : lastValues(query),
    multiValueQueryStringParameters: query.length === 0 ? null : allValues(query),
    pathParameters: facts.pathParameters,
    stageVariables: null,
    requestContext: requestContext(facts),
    body: body.length === 0 ? null : body.toString('base64'),
    isBase64Encoded: body.length > 0,
  };
}

function passedOn({ request }: ProxyEventFacts): HeaderList {
  const kept = request.headers.filter(([name]) => !NOT_PASSED_ON.has(name.toLowerCase()));
  const forwardedFor = kept
    .filter(([name]) => name.toLowerCase() === 'x-forwarded-for')
    .map(([, value]) => value);
  return [
    ...kept.filter(([name]) => !REPLACED.has(name.toLowerCase())),
    ['X-Forwarded-For', [...forwardedFor, request.sourceIp].join(', ')],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
}

function lastValues(pairs: HeaderList): Record<string, string> {
  return Object.fromEntries(pairs);
}

function allValues(pairs: HeaderList): Record<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const [name, value] of pairs) grouped.set(name, [...(grouped.get(name) ?? []), value]);
  return Object.fromEntries(grouped);
}

function requestContext(facts: ProxyEventFacts): APIGatewayProxyEvent['requestContext'] {
  const { request, stageName, requestId, at } = facts;
  return {
    accountId: ACCOUNT,
    apiId: API_ID,
    authorizer: undefined,
    domainName: `${API_ID}.execute-api.us-east-1.amazonaws.com`,
    domainPrefix: API_ID,
    extendedRequestId: requestId,
    httpMethod: request.method,
    identity: identity(request),
    path: `/${stageName}${request.path}`,
    protocol: request.protocol,
    requestId,
    requestTime: commonLogTime(at),
    requestTimeEpoch: at.getTime(),
    resourceId: API_ID,
    resourcePath: facts.resource,
    stage: stageName,
  };
}

function identity(request: IncomingRequest): APIGatewayProxyEvent['requestContext']['identity'] {
  return {
    accessKey: null,
    accountId: null,
    apiKey: null,
    apiKeyId: null,
    caller: null,
    clientCert: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: request.sourceIp,
    user: null,
    userAgent: request.headers.findLast(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? null,
    userArn: null,
  };
}

/** `22/Nov/2026:03:04:05 +0000` */
function commonLogTime(at: Date): string {
  const [, day, month, year, time] = /(\d\d) (\w{3}) (\d{4}) ([\d:]{8})/.exec(at.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

import type { GatewayAnswer } from './gateway-answer.ts';
import type { GatewayResponseProperties } from './gateway-options.ts';

/** Why the gateway answers by itself, without or in spite of the function. Names as in `ResponseType`. */
export type GatewayResponseType =
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'WAF_FILTERED'
  | 'REQUEST_TOO_LARGE'
  | 'THROTTLED'
  | 'INTEGRATION_TIMEOUT'
  | 'DEFAULT_5XX';

interface Standard {
  readonly status: number;
  readonly message: string;
  readonly errorType: string;
}

/** What a REST API answers unless the template says otherwise. A request without a route counts as one without a token. */
const STANDARD: Readonly<Record<GatewayResponseType, Standard>> = {
  MISSING_AUTHENTICATION_TOKEN: {
    status: 403,
    message: 'Missing Authentication Token',
    errorType: 'MissingAuthenticationTokenException',
  },
  WAF_FILTERED: { status: 403, message: 'Forbidden', errorType: 'ForbiddenException' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long', errorType: 'RequestTooLargeException' },
  THROTTLED: { status: 429, message: 'Too Many Requests', errorType: 'TooManyRequestsException' },
  INTEGRATION_TIMEOUT: {
    status: 504,
    message: 'Endpoint request timed out',
    errorType: 'InternalServerErrorException',
  },
  // A function that fails or answers in another shape than a proxy integration's.
  DEFAULT_5XX: { status: 502, message: 'Internal server error', errorType: 'InternalServerErrorException' },
};

const DEFAULT_TEMPLATES = { 'application/json': '{"message":$context.error.messageString}' };
const HEADER_PARAMETER = /^gatewayresponse\.header\.([\w-]+)$/;
const QUOTED = /^'(.*)'$/;

export type GatewayResponses = (type: GatewayResponseType, requestId: string) => GatewayAnswer;

/** Plays the template's gateway responses. Throws an error that names what in them cannot be played. */
export function gatewayResponses(customised: readonly GatewayResponseProperties[]): GatewayResponses {
  for (const properties of customised) check(properties);
  const byType = new Map(customised.map((properties) => [properties.ResponseType, properties]));
  return (type, requestId) => {
    const standard = STANDARD[type];
    const custom = byType.get(type) ?? byType.get(standard.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const [contentType = '', template = ''] =
      Object.entries(custom?.ResponseTemplates ?? DEFAULT_TEMPLATES)[0] ?? [];
    return {
      status: Number(custom?.StatusCode ?? standard.status),
      headers: {
        'content-type': contentType,
        'x-amzn-errortype': standard.errorType,
        ...headersOf(custom?.ResponseParameters ?? {}),
      },
      body: Buffer.from(fill(template, variables({ type, requestId, message: standard.message }))),
    };
  };
}

type Variables = Readonly<Record<string, string>>;

function variables(about: { type: GatewayResponseType; requestId: string; message: string }): Variables {
  return {
    '$context.error.messageString': JSON.stringify(about.message),
    '$context.error.message': about.message,
    '$context.error.responseType': about.type,
    '$context.requestId': about.requestId,
  };
}

const VARIABLE = /\$[\w.{]*/g;
const VARIABLE_NAMES = Object.keys(variables({ type: 'DEFAULT_5XX', requestId: '', message: '' }));

function fill(template: string, values: Variables): string {
  return template.replace(VARIABLE, (name) => values[name] ?? name);
}

function headersOf(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([parameter, value]) => [
      (HEADER_PARAMETER.exec(parameter)?.[1] ?? '').toLowerCase(),
      QUOTED.exec(value)?.[1] ?? '',
    ]),
  );
}

function check({
  ResponseType,
  ResponseTemplates = {},
  ResponseParameters = {},
}: GatewayResponseProperties): void {
  const refuse = (what: string, allowed: string) => {
    throw new Error(`gateway response ${ResponseType}: ${what} is not supported; supported are ${allowed}`);
  };
  for (const template of Object.values(ResponseTemplates)) {
    const unknown = template.match(VARIABLE)?.find((name) => !VARIABLE_NAMES.includes(name));
    if (unknown !== undefined) refuse(`${unknown} in a template`, VARIABLE_NAMES.join(', '));
  }
  for (const [parameter, value] of Object.entries(ResponseParameters)) {
    if (HEADER_PARAMETER.test(parameter) && QUOTED.test(value)) continue;
    refuse(`the parameter ${parameter}: ${value}`, `gatewayresponse.header.<name>: '<text>'`);
  }
}

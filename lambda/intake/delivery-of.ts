import type { Delivery } from '../../core/intake/receive.ts';

/** The path of a source, wherever the API is mounted: behind execute-api a stage name stands before it. */
const SOURCE_PATH = /\/webhooks\/([^/]+\/[^/]+)$/;

/**
 * Reads the delivery out of an API Gateway REST proxy event. Takes any value: what is missing or of another kind counts
 * as absent, so that no request can make the intake fail.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function deliveryOf(event: unknown): Delivery {
  const { path, headers, multiValueHeaders, body, isBase64Encoded } = record(event);
  const encoding = isBase64Encoded === true ? 'base64' : 'utf8';
  return {
    source: typeof path === 'string' ? SOURCE_PATH.exec(path)?.[1] : undefined,
    request: {
      headers: headerMap(headers, multiValueHeaders),
      body: typeof body === 'string' ? Buffer.from(body, encoding) : Buffer.alloc(0),
    },
  };
}

/** API Gateway's id of the request. */
export function requestIdOf(event: unknown): string | undefined {
  const { requestId } = record(record(event)['requestContext']);
  return typeof requestId === 'string' ? requestId : undefined;
}

/** Names in lower case. A header's values come from the multi-value map, which alone shows that it was sent twice. */
function headerMap(single: unknown, multiple: unknown): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  const names = record(multiple);
  for (const [name, values] of Object.entries(names)) {
    if (Array.isArray(values)) append(map, name, values);
  }
  for (const [name, value] of Object.entries(record(single))) {
    if (!Object.hasOwn(names, name)) append(map, name, [value]);
  }
  return map;
}

function append(map: Map<string, string[]>, name: string, values: readonly unknown[]): void {
  const key = name.toLowerCase();
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length > 0) map.set(key, [...(map.get(key) ?? []), ...texts]);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

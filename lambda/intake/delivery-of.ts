import type { Delivery } from '../../core/intake/receive.ts';
import { OTHER_SPELLINGS, SOURCES_RESOURCE, SPELLING } from './source-resource.ts';

const SOURCE_RESOURCE = new RegExp(`^${SOURCES_RESOURCE}/([^/]+/[^/]+)$`);

/**
 * Reads the delivery out of an API Gateway REST proxy event. Takes any value: what is missing or of another kind counts
 * as absent, so that no request can make the intake fail.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function deliveryOf(event: unknown): Delivery {
  const { headers, multiValueHeaders, body, isBase64Encoded } = record(event);
  const encoding = isBase64Encoded === true ? 'base64' : 'utf8';
  return {
    source: sourceOf(record(event)),
    request: {
      headers: headerMap(headers, multiValueHeaders),
      body: typeof body === 'string' ? Buffer.from(body, encoding) : Buffer.alloc(0),
    },
  };
}

/** By the resource that API Gateway matched. The path may have a stage name or a base path before it, and more slashes. */
function sourceOf({ resource, pathParameters }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof resource !== 'string') return undefined;
  if (resource !== OTHER_SPELLINGS) return SOURCE_RESOURCE.exec(resource)?.[1];
  const spelling = record(pathParameters)[SPELLING];
  if (typeof spelling !== 'string') return undefined;
  return spelling.split('/').filter(Boolean).join('/');
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

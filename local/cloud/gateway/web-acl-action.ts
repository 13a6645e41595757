import { isObject } from '../template/template.ts';
import { type CompileContext, lookUp, onlyKnown } from './matcher.ts';

/** What a blocking rule wants to be answered instead of the gateway's 403. */
export interface CustomAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebAclAction {
  readonly action: 'allow' | 'block' | 'count';
  readonly customResponse?: CustomAnswer;
}

type ActionName = 'Allow' | 'Block' | 'Count';

export interface ActionPlace {
  readonly path: string;
  readonly context: CompileContext;
  /** The web ACL's `CustomResponseBodies`. */
  readonly bodies: unknown;
}

const ACTIONS = { Allow: 'allow', Block: 'block', Count: 'count' } as const;
const CONTENT_TYPES = {
  TEXT_PLAIN: 'text/plain',
  TEXT_HTML: 'text/html',
  APPLICATION_JSON: 'application/json',
};

/** Reads a rule's `Action` or the `DefaultAction`. Undefined where it cannot be played; the problem is reported. */
export function compileAction(
  value: unknown,
  allowed: readonly ActionName[],
  place: ActionPlace,
): WebAclAction | undefined {
  onlyKnown(value, allowed, place);
  const set = isObject(value) ? allowed.filter((name) => value[name] !== undefined) : [];
  const [name] = set;
  if (name === undefined || set.length > 1 || !isObject(value)) {
    place.context.problem(place.path, `must be exactly one of ${allowed.join(', ')}`);
    return undefined;
  }
  const path = `${place.path}.${name}`;
  const details = value[name];
  onlyKnown(details, name === 'Block' ? ['CustomResponse'] : [], { ...place, path });
  const custom = isObject(details) ? details['CustomResponse'] : undefined;
  if (!isObject(custom)) return { action: ACTIONS[name] };
  return {
    action: 'block',
    customResponse: compileCustom(custom, { ...place, path: `${path}.CustomResponse` }),
  };
}

function compileCustom(custom: Readonly<Record<string, unknown>>, place: ActionPlace): CustomAnswer {
  onlyKnown(custom, ['ResponseCode', 'CustomResponseBodyKey', 'ResponseHeaders'], place);
  const { ResponseCode: code, CustomResponseBodyKey: key, ResponseHeaders: headers = [] } = custom;
  if (!Number.isInteger(code) || Number(code) < 200 || Number(code) > 599) {
    place.context.problem(`${place.path}.ResponseCode`, `must be 200 to 599, is ${JSON.stringify(code)}`);
  }
  const body = key === undefined ? undefined : findBody(key, place);
  const named = (Array.isArray(headers) ? headers : []).filter(isObject);
  const pairs = named.map(({ Name, Value }): [string, string] => [String(Name).toLowerCase(), String(Value)]);
  return {
    statusCode: Number(code),
    headers: { ...(body && { 'content-type': body.type }), ...Object.fromEntries(pairs) },
    body: body?.content ?? '',
  };
}

function findBody(
  key: unknown,
  { bodies, path, context }: ActionPlace,
): { content: string; type: string } | undefined {
  const at = { path: `${path}.CustomResponseBodyKey`, context };
  const body = lookUp(isObject(bodies) ? bodies : {}, key, at);
  if (!isObject(body)) return undefined;
  const type = lookUp(CONTENT_TYPES, body['ContentType'], {
    path: `CustomResponseBodies.${key}.ContentType`,
    context,
  });
  return { content: String(body['Content']), type: type ?? '' };
}

import { isOpaqueId } from './opaque-id.ts';
import type { JsonObject } from './provider.ts';

/**
 * Where the events of some wire names say whom and what they are about. A list of these is a provider's whole knowledge
 * of subjects, read from the top: the first rule that names an event is the one that holds for it.
 */
export interface SubjectRule {
  /** Wire names, `<segments>.*` for all below a prefix, or `*` for every name. */
  readonly events: readonly string[];
  /** Paths to the id of the user the event is about; the first that holds an id wins. None: it is about no user. */
  readonly user: readonly string[];
  /** What order is kept for where there is no user: a kind, and the path to its id. The first that holds an id wins. */
  readonly thing: readonly Thing[];
}

/**
 * A kind such as `wallet`, which becomes the prefix of the partition, and the path to an id of that kind. The kind `user`
 * gets no prefix: the event is not about that user, but keeps its place among the events that are.
 */
export type Thing = readonly [kind: string, path: string];

export interface About {
  readonly subject?: string;
  readonly partition: string;
}

export interface SubjectQuery {
  readonly wireName: string;
  readonly payload: JsonObject;
  /** The partition of an event that is about nothing the rules can find. */
  readonly eventId: string;
}

/** Whom the event is about, and what its order is kept for. */
export function aboutOf(rules: readonly SubjectRule[], query: SubjectQuery): About {
  const rule = ruleFor(rules, query.wireName);
  const subject = firstId(query.payload, rule?.user ?? []);
  if (subject !== undefined) return { subject, partition: subject };
  return { partition: firstThing(query.payload, rule?.thing ?? []) ?? query.eventId };
}

/** The rule that holds for a wire name. */
export function ruleFor(rules: readonly SubjectRule[], wireName: string): SubjectRule | undefined {
  return rules.find(({ events }) => events.some((pattern) => matches(pattern, wireName)));
}

function matches(pattern: string, wireName: string): boolean {
  if (!pattern.endsWith('*')) return pattern === wireName;
  return wireName.startsWith(pattern.slice(0, -1));
}

function firstId(payload: JsonObject, paths: readonly string[]): string | undefined {
  return paths.map((path) => valueAt(payload, path)).find(isOpaqueId);
}

function firstThing(payload: JsonObject, things: readonly Thing[]): string | undefined {
  for (const [kind, path] of things) {
    const id = valueAt(payload, path);
    if (isOpaqueId(id)) return kind === 'user' ? id : `${kind}:${id}`;
  }
  return undefined;
}

/** The value at a dotted path, or undefined where the path leaves the object. */
export function valueAt(payload: JsonObject, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    const inside = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    return inside ? (value as JsonObject)[name] : undefined;
  }, payload);
}

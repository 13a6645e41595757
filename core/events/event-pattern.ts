import type { ProviderName } from '../providers/index.ts';
import type { eventNames } from './event-types.ts';
import type { OtherNames } from './generated/payload-types.ts';
import type { EventByType, EventType, UnknownEvent } from './wallet-event.ts';

/** `privy.*` and `privy.user.*` for `privy.user.created`. */
type PrefixPattern<Type extends string> = Type extends `${infer Head}.${infer Rest}`
  ? `${Head}.*` | `${Head}.${PrefixPattern<Rest>}`
  : never;

type ProviderPattern = EventType | PrefixPattern<EventType>;

type AnyProviderPattern = ProviderPattern extends infer P
  ? P extends `${ProviderName}.${infer Rest}`
    ? `*.${Rest}`
    : never
  : never;

/** A type, or the beginning of types, that the catalogue is said to lack: `uncatalogued:dynamic.flow.*`. */
type UncataloguedPattern = `uncatalogued:${ProviderName}.${string}`;

/** A provider without a catalogue may send anything. */
type UncheckedPattern = `${Exclude<ProviderName, keyof typeof eventNames>}.${string}`;

/**
 * What a subscriber may name: an exact type, `privy.user.*`, `*.wallet.*` or `*`. A pattern that matches nothing in the
 * catalogue is not assignable, unless it says so itself. `validatePattern` says the same at run time.
 */
export type EventPattern =
  | '*'
  | ProviderPattern
  | AnyProviderPattern
  | UncataloguedPattern
  | UncheckedPattern;

/** A pattern as the template literal of the types it matches. */
type TypesOf<Pattern extends string> = Pattern extends '*'
  ? string
  : Pattern extends `*.${infer Rest}`
    ? `${ProviderName}.${Tail<Rest>}`
    : Tail<Pattern>;

type Tail<Pattern extends string> = Pattern extends '*'
  ? string
  : Pattern extends `${infer Head}.*`
    ? `${Head}.${string}`
    : Pattern;

type NamesOf<Type extends EventType> = Type | (Type extends keyof OtherNames ? OtherNames[Type] : never);

/** The events a pattern matches, under all their names: a handler for it sees no others. */
export type EventsMatching<Pattern extends EventPattern> = EventByType[NamesOf<
  Extract<EventType, TypesOf<Pattern>>
>];

/** Events that a pattern lets through: besides those of the catalogue, unknown ones where it is not an exact type. */
export type EventsReceived<Pattern extends EventPattern> =
  | EventsMatching<Pattern>
  | (Pattern extends `${string}*` | UncataloguedPattern | UncheckedPattern ? UnknownEvent : never);

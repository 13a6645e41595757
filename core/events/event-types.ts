import type { ProviderName } from '../providers/index.ts';
import { dynamicAliases, dynamicEventNames } from './dynamic/event-names.ts';
import { privyAliases, privyEventNames } from './privy/event-names.ts';

/** The wire names of a provider's events, and its older names for some of them. */
export interface EventNames {
  readonly names: readonly string[];
  /** Older name to the name used today. */
  readonly aliases: Readonly<Record<string, string>>;
}

/**
 * Which events each provider is known to send. A provider that is not here has no catalogue: every pattern under its name
 * is accepted, and its events are unknown events.
 */
export const eventNames = {
  privy: { names: privyEventNames, aliases: privyAliases },
  dynamic: { names: dynamicEventNames, aliases: dynamicAliases },
} as const satisfies Readonly<Partial<Record<ProviderName, EventNames>>>;

/** The `type` of the envelope for a name on the wire. `privy.test` carries its provider already. */
export function publicType(provider: string, wireName: string): string {
  const qualified = provider === 'privy' && wireName === 'privy.test';
  return qualified ? wireName : `${provider}.${wireName}`;
}

const nameGroups: readonly (readonly string[])[] = Object.entries(eventNames).flatMap(([provider, known]) =>
  known.names.map((name) => {
    const older = Object.entries(known.aliases).filter(([, current]) => current === name);
    return [name, ...older.map(([alias]) => alias)].map((wireName) => publicType(provider, wireName));
  }),
);

const namesByType: ReadonlyMap<string, readonly string[]> = new Map(
  nameGroups.flatMap((names) => names.map((name) => [name, names])),
);

/** Every event of the catalogue under today's name, provider by provider, in the order of their lists of names. */
export const currentTypes: readonly string[] = nameGroups.flatMap(([current = '']) => current);

/** Every known event type, older names included. */
export const eventTypes: readonly string[] = [...namesByType.keys()];

/** The type and its other names, today's name first; just the type itself when it has no other or is unknown. */
export function namesOf(type: string): readonly string[] {
  return namesByType.get(type) ?? [type];
}

/** True for a type of the catalogue, under any of its names. */
export function isKnownType(type: string): boolean {
  return namesByType.has(type);
}

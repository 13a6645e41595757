import * as z from 'zod/mini';
import type { EventDefinition, EventFacts } from '../event-definition.ts';
import { object } from '../schema/fields.ts';
import { privyAliases } from './event-names.ts';

interface PrivyEvent extends EventFacts {
  /** The payload's fields besides `type`. */
  readonly fields: z.core.$ZodShape;
}

type Aliases = typeof privyAliases;

/** The name and its older names. */
type Names<Name extends string> =
  | Name
  | { [A in keyof Aliases]: Aliases[A] extends Name ? A : never }[keyof Aliases];

export type PrivyPayload<Name extends string, Fields extends z.core.$ZodShape> = z.ZodMiniObject<
  { type: z.ZodMiniLiteral<Names<Name>> } & Fields,
  z.core.$strip
>;

type Definitions<Family extends Readonly<Record<string, PrivyEvent>>> = {
  readonly [Name in keyof Family & string]: EventDefinition<PrivyPayload<Name, Family[Name]['fields']>>;
};

/** Completes a family of events: a Privy payload is flat and names its event in `type`. */
export function privyEvents<const Family extends Readonly<Record<string, PrivyEvent>>>(
  family: Family,
): Definitions<Family> {
  const definitions = Object.entries(family).map(([name, { fields, ...facts }]) => {
    const payload = object({ type: z.literal([name, ...olderNames(name)]), ...fields });
    return [name, { ...facts, payload }];
  });
  return Object.fromEntries(definitions) as Definitions<Family>;
}

function olderNames(name: string): readonly string[] {
  return Object.entries(privyAliases).flatMap(([older, current]) => (current === name ? [older] : []));
}

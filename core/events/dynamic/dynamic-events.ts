import * as z from 'zod/mini';
import type { EventDefinition, EventFacts } from '../event-definition.ts';
import { flag, isoTime, maybe, object, oneOf, text } from '../schema/fields.ts';
import { dynamicAliases } from './event-names.ts';

interface DynamicEvent extends Omit<EventFacts, 'time'> {
  /** What Dynamic's own envelope holds in `data`. */
  readonly data: z.core.$ZodType;
}

/** Dynamic's own envelope, which is the payload of ours. */
const envelope = {
  messageId: text("Dynamic's id of this event for this webhook; the envelope's `id`."),
  eventId: text('The same for every webhook that gets the event.'),
  timestamp: isoTime(),
  webhookId: text(),
  userId: maybe(text('Who set the event off: the user, an administrator, or nobody.')),
  externalUserId: maybe(text('Your own id of that user, with external authentication.')),
  environmentId: text(),
  environmentName: oneOf('sandbox', 'live'),
  redelivery: maybe(flag('True when somebody asked for it to be sent again.')),
};

type Aliases = typeof dynamicAliases;

/** The name and its older names. */
type Names<Name extends string> =
  | Name
  | { [A in keyof Aliases]: Aliases[A] extends Name ? A : never }[keyof Aliases];

type Payload<Name extends string, Data extends z.core.$ZodType> = z.ZodMiniObject<
  typeof envelope & { eventName: z.ZodMiniLiteral<Names<Name>>; data: Data },
  z.core.$strip
>;

type Definitions<Family extends Readonly<Record<string, DynamicEvent>>> = {
  readonly [Name in keyof Family & string]: EventDefinition<Payload<Name, Family[Name]['data']>>;
};

/** Completes a family of events: a Dynamic payload names its event in `eventName` and always tells the time. */
export function dynamicEvents<const Family extends Readonly<Record<string, DynamicEvent>>>(
  family: Family,
): Definitions<Family> {
  const time = { path: 'timestamp', unit: 'ISO 8601' } as const;
  const definitions = Object.entries(family).map(([name, { data, ...facts }]) => {
    const eventName = z.literal([name, ...olderNames(name)]);
    return [name, { ...facts, time, payload: object({ ...envelope, eventName, data }) }];
  });
  return Object.fromEntries(definitions) as Definitions<Family>;
}

function olderNames(name: string): readonly string[] {
  return Object.entries(dynamicAliases).flatMap(([older, current]) => (current === name ? [older] : []));
}

import type { EnvelopeAttributes } from '../../../core/events/envelope.ts';
import { namesOf } from '../../../core/events/event-types.ts';
import type { PayloadByType } from '../../../core/events/generated/payload-types.ts';
import type { EventByType, EventType } from '../../../core/events/wallet-event.ts';
import { EXAMPLES } from '../generated/examples.ts';
import { merge } from './merge.ts';

/** Every field optional, all the way down. Arrays are given whole. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;

export type EventOverrides<Type extends EventType> = Partial<Omit<EnvelopeAttributes, 'type'>> & {
  readonly data?: DeepPartial<PayloadByType[Type]>;
};

/**
 * A valid event of any type, made from an example of the provider's payload. What is given replaces what the example
 * has: objects field by field, everything else whole. The same arguments give the same event.
 *
 * @example
 * const event = buildEvent('privy.user.created', { data: { user: { id: 'did:privy:ada' } } });
 */
export function buildEvent<Type extends EventType>(
  type: Type,
  overrides: EventOverrides<Type> = {},
): EventByType[Type] {
  const { data, ...attributes } = overrides;
  const example = exampleOf(type);
  const source = `${type.slice(0, type.indexOf('.'))}/main`;
  const id = `test-${type}`;
  const event = {
    specversion: '1.0',
    id,
    source,
    type,
    ...(example.subject === undefined ? {} : { subject: example.subject }),
    time: '2026-11-22T00:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: `urn:wallet-webhooks:${type}`,
    receivedtime: '2026-11-22T00:00:01.000Z',
    environment: 'test',
    partitionkey: `${source}#${example.subject ?? id}`,
    ...attributes,
    data: merge(example.payload, data),
  };
  return event as unknown as EventByType[Type];
}

interface Example {
  readonly subject: string | undefined;
  readonly payload: unknown;
}

function exampleOf(type: EventType): Example {
  const [current = type] = namesOf(type);
  const example = EXAMPLES[current];
  if (example === undefined) throw new RangeError(`there is no event type ${JSON.stringify(type)}`);
  const payload: object = JSON.parse(example.payload);
  return {
    subject: example.subject,
    payload: current === type ? payload : renamed(payload, { from: current, to: type }),
  };
}

/** An older name has the payload of today's, but for the name in it, wherever the provider has that. */
function renamed(payload: object, types: { readonly from: string; readonly to: string }): unknown {
  const fields = Object.entries(payload).filter(([, value]) => value === wireName(types.from));
  return merge(payload, Object.fromEntries(fields.map(([field]) => [field, wireName(types.to)])));
}

function wireName(type: string): string {
  return type.slice(type.indexOf('.') + 1);
}

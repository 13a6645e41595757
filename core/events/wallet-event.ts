import type { Envelope } from './envelope.ts';
import { isKnownType } from './event-types.ts';
import type { PayloadByType } from './generated/payload-types.ts';
import type { Unlisted } from './schema/unlisted.ts';

/** The `type` of an event of the catalogue, older names included. */
export type EventType = keyof PayloadByType;

/** The event of one type: the envelope with the payload of that type. */
export interface EventOf<Type extends EventType> extends Envelope<PayloadByType[Type]> {
  readonly type: Type;
}

/** The event of each type. */
export type EventByType = { readonly [Type in EventType]: EventOf<Type> };

/** Every event of the catalogue, told apart by `type`. */
export type WalletEvent = EventByType[EventType];

/** An event that the catalogue does not have yet. Subscribers of a prefix or of everything receive these too. */
export interface UnknownEvent extends Envelope<unknown> {
  /** Any string that is not an `EventType`. */
  readonly type: Unlisted;
}

/** True for an event of the catalogue. */
export function isWalletEvent(event: WalletEvent | UnknownEvent): event is WalletEvent {
  return isKnownType(event.type);
}

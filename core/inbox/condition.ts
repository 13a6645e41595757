import type { ItemValue } from './item.ts';

/** What must be true of the stored item for a write to happen. Data: the adapter turns it into an expression. */
export type Condition =
  | { readonly kind: 'absent'; readonly attribute: string }
  | {
      readonly kind: 'compared';
      readonly attribute: string;
      readonly is: Comparison;
      readonly value: ItemValue;
    }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'all'; readonly of: readonly Condition[] };

/** How the stored attribute compares to the value. A missing attribute compares as false, for `<>` as true. */
export type Comparison = '=' | '<>' | '<' | '<=';

/** The item, or the attribute of it, is not there. */
export function absent(attribute: string): Condition {
  return { kind: 'absent', attribute };
}

/** The stored attribute is there and less than the value. ISO times and numbers order as one expects. */
export function lessThan(attribute: string, value: ItemValue): Condition {
  return { kind: 'compared', attribute, is: '<', value };
}

/** The stored attribute is there and less than the value or the same. */
export function atMost(attribute: string, value: ItemValue): Condition {
  return { kind: 'compared', attribute, is: '<=', value };
}

/** The stored attribute is there and the same as the value. */
export function equals(attribute: string, value: ItemValue): Condition {
  return { kind: 'compared', attribute, is: '=', value };
}

/** The stored attribute is missing or another than the value. */
export function differsFrom(attribute: string, value: ItemValue): Condition {
  return { kind: 'compared', attribute, is: '<>', value };
}

/** At least one of them is true. */
export function anyOf(...of: readonly Condition[]): Condition {
  return { kind: 'any', of };
}

/** All of them are true. */
export function allOf(...of: readonly Condition[]): Condition {
  return { kind: 'all', of };
}

/**
 * The stored state is not newer than this, so that a snapshot that arrives late changes nothing. Of two with the same
 * time the later arrival wins, which is the order that the queue keeps for a user.
 */
export function notNewerThan(attribute: string, time: string): Condition {
  return anyOf(absent(attribute), atMost(attribute, time));
}

import type { Entry } from '../../core/ledger/ledger.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import * as rules from '../support/ledger-rules.ts';
import { DEDUPLICATION_WINDOW_MILLISECONDS } from '../support/memory-topic.ts';

/** A call of the protocol to a dependency: the points at which anything may go wrong. */
export type Operation =
  | { readonly call: 'claim'; readonly entry: Entry; readonly at: Date }
  | { readonly call: 'publish'; readonly message: TopicMessage }
  | { readonly call: 'mark'; readonly entry: Entry; readonly at: Date }
  | { readonly call: 'park'; readonly entry: Entry; readonly message: TopicMessage; readonly at: Date }
  | { readonly call: 'list'; readonly until: Date }
  | { readonly call: 'read'; readonly key: string }
  /** Not a call of the protocol: only mutants make it. */
  | { readonly call: 'release'; readonly key: string };

/** What the dependencies hold. */
export interface World {
  readonly ledger: rules.LedgerState;
  /** What subscribers get, in order: repeats within the deduplication window are not in it. */
  readonly published: readonly { readonly key: string; readonly at: number }[];
}

export const EMPTY_WORLD: World = { ledger: new Map(), published: [] };

/** Performs an operation at the given time: the world after it and what the caller is told. */
export function perform(world: World, operation: Operation, time: number): { world: World; answer: unknown } {
  const { ledger } = world;
  switch (operation.call) {
    case 'claim':
      return onLedger(world, rules.claim(ledger, operation.entry, operation.at));
    case 'mark':
      return onLedger(world, rules.markPublished(ledger, operation.entry, operation.at));
    case 'park':
      return onLedger(world, rules.park(ledger, operation, operation.at));
    case 'list':
      return { world, answer: rules.parked(ledger, operation.until) };
    case 'read':
      return { world, answer: ledger.get(operation.key)?.message };
    case 'publish':
      return { world: publish(world, operation.message.deduplicationId, time), answer: undefined };
    case 'release':
      return { world: { ...world, ledger: without(ledger, operation.key) }, answer: undefined };
  }
}

function onLedger<A>(world: World, { answer, state }: rules.Effect<A>): { world: World; answer: A } {
  return { world: { ...world, ledger: state }, answer };
}

function publish(world: World, key: string, time: number): World {
  const repeated = world.published.some(
    (message) => message.key === key && time - message.at < DEDUPLICATION_WINDOW_MILLISECONDS,
  );
  return repeated ? world : { ...world, published: [...world.published, { key, at: time }] };
}

function without(ledger: rules.LedgerState, key: string): rules.LedgerState {
  return new Map([...ledger].filter(([other]) => other !== key));
}

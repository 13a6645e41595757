import type { Envelope } from '../../core/events/envelope.ts';
import type { HandlerContext } from '../../core/handling/handler.ts';
import { applyIfNewer } from '../../core/inbox/apply-if-newer.ts';
import type { Inbox } from '../../core/inbox/inbox.ts';
import type { ItemStore } from '../../core/inbox/item-store.ts';
import { mergeItems } from '../../core/inbox/merge-items.ts';
import { wellFormed } from '../../core/inbox/well-formed-writes.ts';

/** The three ways in which an event has an effect on tables. */
export type Effects = Pick<HandlerContext, 'applyOnce' | 'applyIfNewer' | 'mergeItems'>;

/** Where effects go. */
export interface EffectsOptions {
  readonly inbox: Inbox;
  readonly store: ItemStore;
  /** Hears how many texts had to be changed to be stored. */
  readonly onMended: (texts: number) => void;
  /** Hears how many items were written. */
  readonly onWritten: (items: number) => void;
}

/** The effects of one event: it has one of them, once. */
export function effectsOf(event: Envelope, { inbox, store, onMended, onWritten }: EffectsOptions): Effects {
  let taken: keyof Effects | undefined;
  const take = (effect: keyof Effects) => {
    if (taken !== undefined) throw new AppliedTwiceError(taken, effect);
    taken = effect;
  };
  const mended = <Part>(part: Part): Part => {
    const result = wellFormed(part);
    if (result.mended > 0) onMended(result.mended);
    return result.value;
  };
  return {
    applyOnce: async (writes) => {
      take('applyOnce');
      return inbox.applyOnce(event, mended(writes), onWritten);
    },
    applyIfNewer: async (state) => {
      take('applyIfNewer');
      const outcome = await applyIfNewer(store.putItem, event, mended(state));
      onWritten(outcome === 'applied' ? 1 : 0);
      return outcome;
    },
    mergeItems: async (merges) => {
      take('mergeItems');
      const { outcome, written, mended: texts } = await mergeItems(store, event, merges);
      onWritten(written);
      if (texts > 0) onMended(texts);
      return outcome;
    },
  };
}

/**
 * A second effect of one event could happen without the first. And a second `applyOnce` would find the first one's entry, and
 * drop its writes as a duplicate.
 */
export class AppliedTwiceError extends Error {
  readonly code = 'applied-twice';

  constructor(first: keyof Effects, second: keyof Effects) {
    const called = first === second ? `${first} a second time` : `${second} after ${first}`;
    super(`handle called ${called} for one event. Give one of them, in one call, all that the event writes.`);
    this.name = 'AppliedTwiceError';
  }
}

import type { Flag } from '../../core/parked/flag.ts';
import type { ParkedGroup } from '../../core/parked/parked-lines.ts';
import type * as explorer from '../explorer/fates.ts';
import * as ledgerRules from '../support/ledger-rules.ts';
import { DEDUPLICATION_WINDOW_MILLISECONDS } from '../support/memory-topic.ts';
import * as parkedRules from '../support/parked-rules.ts';
import { GROUP } from './events.ts';
import type { Answer, Operation } from './operations.ts';
import { isBusy, lineOf, type World, withFlag } from './world.ts';

type Outcome = explorer.Outcome<World, Answer>;

/** Sandboxes that have known of an episode since before this tick have known of it for long enough. */
const LONG_AGO = new Date(0);

/**
 * All that an operation may come to at the given time, what it does to a store that has caught up first. None where it
 * has to wait.
 */
export function perform(world: World, operation: Operation, time: number): readonly Outcome[] {
  const { ledger, parked } = world;
  switch (operation.call) {
    case 'claim': {
      const { answer, state } = ledgerRules.claim(ledger, operation.entry, operation.at);
      return one({ ...world, ledger: state }, answer);
    }
    case 'mark':
      return one({
        ...world,
        ledger: ledgerRules.markPublished(ledger, operation.entry, operation.at).state,
      });
    case 'published':
      return one(world, ledgerRules.published(ledger, operation.keys, operation.at));
    case 'publish':
      return one(publish(world, operation.message.deduplicationId, time));
    case 'look':
      return looks(world, time);
    case 'flag':
      return one(world, parked.flag);
    case 'openFlag':
      return changed(world, parkedRules.openFlag(parked, operation.read));
    case 'startClosing':
      return changed(world, parkedRules.startClosing(parked, operation.read));
    case 'clearFlag':
      return changed(world, parkedRules.clearFlag(parked, operation.closing));
    case 'tail': {
      const tail = parkedRules.tail(parked, GROUP, operation);
      const isBehindUnadopted = operation.alsoUnadopted && world.unadopted.length > 0;
      return one(world, isBehindUnadopted ? { ...tail, whole: false } : tail);
    }
    case 'head':
      return one(world, parkedRules.head(parked, GROUP));
    case 'join': {
      const young = [...new Set([...world.young, operation.event.position])].sort();
      return one({ ...world, parked: parkedRules.put(parked, operation.event), young }, 'joined');
    }
    case 'leave':
      return one({ ...world, parked: parkedRules.leave(parked, operation.place) });
    case 'setAside': {
      const { event, reason, at } = operation;
      return one({ ...world, parked: parkedRules.setAside(parked, event, { reason, at }) });
    }
    case 'groups':
      return listings(world).map((isListed) => ({ world, answer: isListed ? GROUPS : [] }));
    case 'ages':
      return listings(world).map((isListed) => ({ world, answer: isListed ? AGES : {} }));
    case 'adopt': {
      const adopted = world.unadopted.reduce(parkedRules.put, parked);
      return one({ ...world, parked: adopted, unadopted: [] }, world.unadopted.length);
    }
    case 'wait':
      return time >= operation.until.getTime() ? one(world) : [];
    case 'release':
      return one({ ...world, ledger: new Map([...ledger].filter(([key]) => key !== operation.key)) });
  }
}

const GROUPS: readonly ParkedGroup[] = [{ groupId: GROUP, parkedAt: LONG_AGO }];
const AGES = { oldest: LONG_AGO, newest: LONG_AGO };

function one(world: World, answer?: Answer): readonly Outcome[] {
  return [{ world, answer }];
}

/**
 * Any state that the flag had in this tick. The sandbox has known of the episode for as long as it can have: it waits
 * the less, and whoever waits longer is only acknowledged later.
 */
function looks(world: World, time: number): readonly Outcome[] {
  return world.seen.toReversed().map(({ flag, isOld }) => {
    // The epoch of a look is of no use, and `closing` means the same as `open`.
    const seen: Flag = { ...flag, epoch: 0, state: flag.state === 'closing' ? 'open' : flag.state };
    return { world, answer: { flag: seen, knownSince: isOld || !isBusy(flag) ? LONG_AGO : new Date(time) } };
  });
}

function changed(
  world: World,
  { answer, state }: ledgerRules.Effect<parkedRules.ParkedState, Flag | undefined>,
) {
  return one(answer === undefined ? world : withFlag(world, state), answer);
}

/** Whether the index may show the group: what joined in this tick may be missing. */
function listings(world: World): readonly boolean[] {
  const line = lineOf(world);
  if (line.length === 0) return [false];
  return line.every(({ position }) => world.young.includes(position)) ? [true, false] : [true];
}

function publish(world: World, key: string, time: number): World {
  const repeated = world.published.some(
    (message) => message.key === key && time - message.at < DEDUPLICATION_WINDOW_MILLISECONDS,
  );
  return repeated ? world : { ...world, published: [...world.published, { key, at: time }] };
}

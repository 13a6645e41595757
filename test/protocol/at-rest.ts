import { MOST_HELPED } from '../../core/intake/take-place.ts';
import { isPublished } from './invariants.ts';
import { portsOver } from './model-ports.ts';
import type { ModelState } from './model-state.ts';
import type { Operation } from './operations.ts';
import { perform } from './perform.ts';
import { delivery, type Finished, longDrainRun, type Program, type Protocol } from './program.ts';
import { timeAt } from './ticks.ts';
import { lineOf, tickOn, type World } from './world.ts';

/** All that a delivery needs while nothing is parked; the look is one read a second and sandbox. */
const DIRECT_CALLS: readonly Operation['call'][] = ['claim', 'look', 'publish', 'mark'];
/** Everything has caught up by then. */
const LATER_MILLISECONDS = 60_000;

/** What comes of a world in which nobody runs any more, once actors run in it without faults. */
interface Rest {
  readonly stuck?: string;
  /** What is there after a run of the drain. */
  readonly world: World;
}

/** Checks what the dependencies hold once nobody is running any more: it has to get well by itself. */
export class AtRest {
  readonly #protocol: Protocol;
  readonly #numberOf: (world: World) => number;
  readonly #known = new Map<string, Rest>();

  constructor(protocol: Protocol, numberOf: (world: World) => number) {
    this.#protocol = protocol;
    this.#numberOf = numberOf;
  }

  async violation(state: ModelState): Promise<string | undefined> {
    const key = `${this.#numberOf(state.world)}@${state.clock}`;
    const rest = this.#known.get(key) ?? (await this.#rest(state));
    this.#known.set(key, rest);
    if (rest.stuck !== undefined) return rest.stuck;
    const { world } = rest;
    const refused = world.parked.refused.map((event) => event.key);
    const missing = state.acknowledged.find(
      (event) => !isPublished(world, event) && !refused.includes(event),
    );
    return missing === undefined ? undefined : `${missing} was acknowledged and never published`;
  }

  async #rest(state: ModelState): Promise<Rest> {
    const at = timeAt(state.clock) + LATER_MILLISECONDS;
    const world = tickOn(state.world, new Date(at));
    const isShort = lineOf(world).length <= MOST_HELPED && world.unadopted.length === 0;
    const next = await runAlone(delivery('the next event', this.#protocol), world, at);
    if (isShort && next.finished.result !== 'accepted') {
      return { world, stuck: `while the topic is well the next delivery is ${next.finished.result}` };
    }
    const drained = await runAlone(longDrainRun(this.#protocol), world, at);
    const stuck = stuckAfter(drained.world) ?? (await this.#slow(drained, at + LATER_MILLISECONDS));
    return { world: drained.world, ...(stuck === undefined ? {} : { stuck }) };
  }

  /** After leaving parked mode a delivery makes its three calls, and goes by what its sandbox knows of the flag. */
  async #slow({ world }: { readonly world: World }, at: number): Promise<string | undefined> {
    const { calls } = await runAlone(
      delivery('the event after', this.#protocol),
      tickOn(world, new Date(at)),
      at,
    );
    const more = calls.filter((call) => !DIRECT_CALLS.includes(call));
    return more.length === 0 ? undefined : `after all is drained a delivery makes the calls ${calls}`;
  }
}

function stuckAfter({ parked, ...world }: World): string | undefined {
  const [left] = lineOf({ ...world, parked });
  if (left !== undefined) return `${left.key} is still parked after a drain without faults`;
  return parked.flag.state === 'clear'
    ? undefined
    : `the flag is still ${parked.flag.state} after a drain without faults`;
}

/** Runs an actor to its end with nobody beside it, nothing failing, and stores that have caught up. */
async function runAlone(program: Program, start: World, startedAt: number) {
  const calls: Operation['call'][] = [];
  let world = start;
  let time = startedAt;
  const call = async (operation: Operation) => {
    if (operation.call === 'wait') time = Math.max(time, operation.until.getTime());
    else calls.push(operation.call);
    const [outcome] = perform(world, operation, time);
    world = outcome?.world ?? world;
    return outcome?.answer;
  };
  const finished: Finished = await program.run(
    portsOver(call, () => new Date(time)),
    new Date(startedAt),
  );
  return { world, finished, calls };
}

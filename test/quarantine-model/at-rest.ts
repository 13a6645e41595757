import { GROUP } from './events.ts';
import { violation } from './invariants.ts';
import { invocation, oneForgetting, oneRelease, type Program } from './programs.ts';
import { type Replays, timeOf } from './replay.ts';
import { eventsDropped, visible, type World, worldText } from './world.ts';

/** Later than any lease and any look. */
const FIRST_STEP = 1_000;
const STEPS_BETWEEN = 10;
/** More than a forgetting takes of which everything went wrong once. */
const FORGETTING_TURNS = 8;

/** What an event costs whose user is not in quarantine. */
const PLAIN_CALLS = ['receive', 'look, or remember one', 'handle', 'acknowledge'];

/** Checks what becomes of a world when nothing fails any more and the handler handles everything. */
export class AtRest {
  readonly #events: readonly number[];
  readonly #replays: Replays;
  readonly #known = new Map<string, string | undefined>();

  constructor(events: readonly number[], replays: Replays) {
    this.#events = events;
    this.#replays = replays;
  }

  async violation(world: World): Promise<string | undefined> {
    const text = worldText({ ...world, past: [] }, timeOf(FIRST_STEP));
    if (!this.#known.has(text)) this.#known.set(text, await this.#check(world));
    return this.#known.get(text);
  }

  async #check(start: World): Promise<string | undefined> {
    const run = new Run(start, this.#replays);
    if (start.forgetting !== undefined && !(await forgets(run)))
      return 'the forgetting does not come to its end';
    for (let turn = 0; turn < 4 && run.world.queue.length > 0; turn += 1) await run.one(invocation);
    if (run.world.queue.length > 0) return 'messages stay in the queue';
    const next = Math.max(...this.#events) + 1;
    const all = [...this.#events, next, next + 1];
    if (run.world.quarantine.gates.get(GROUP)?.events === 0) {
      await run.event(next);
      if (run.world.quarantine.gates.size > 0) return "an empty gate does not go with the group's next event";
    } else {
      await run.one(oneRelease);
      if (run.world.quarantine.gates.size > 0) return 'a release without faults leaves the gate';
      await run.event(next);
    }
    const calls = await run.event(next + 1);
    if (calls.join() !== PLAIN_CALLS.join())
      return `an event costs ${calls} when its user has left quarantine`;
    return violation(run.world, all) ?? unhandled(run.world, all);
  }
}

/** Whoever asks again goes on with it, while the handler handles what comes. */
async function forgets(run: Run): Promise<boolean> {
  for (let turn = 0; turn < FORGETTING_TURNS && run.world.forgetting?.isOver === false; turn += 1) {
    await run.one(invocation);
    await run.one(oneForgetting);
  }
  return run.world.forgetting?.isOver === true;
}

function unhandled(
  { handled, quarantine, forgetting }: World,
  events: readonly number[],
): string | undefined {
  const missing = events.find(
    (event) =>
      !handled.includes(event) &&
      !eventsDropped(quarantine).includes(event) &&
      forgetting?.removed.includes(event) !== true,
  );
  return missing === undefined ? undefined : `${missing} is never handled`;
}

/** One actor after the other, without faults. */
class Run {
  world: World;
  #step = FIRST_STEP;
  readonly #replays: Replays;

  constructor(world: World, replays: Replays) {
    this.world = world;
    this.#replays = replays;
  }

  /** Gives the names of the calls that it took. */
  async one(program: Program): Promise<string[]> {
    const calls: string[] = [];
    this.#step += STEPS_BETWEEN;
    this.world = { ...this.world, past: [] };
    let progress = await this.#replays.start(program, this.#step);
    for (let { operation } = progress; operation !== undefined; operation = progress.operation) {
      let outcomes = operation.outcomes(this.world, timeOf(this.#step));
      // What waits for a time has no outcome before it.
      for (let steps = 0; outcomes.length === 0 && steps < STEPS_BETWEEN; steps += 1) {
        this.#step += 1;
        outcomes = operation.outcomes(this.world, timeOf(this.#step));
      }
      const outcome = operation.name === 'receive' ? outcomes.at(-1) : outcomes[0];
      if (outcome === undefined) throw new Error(`${operation.name} has no outcome`);
      calls.push(operation.name.replace(/ [\d,]+$/, ''));
      this.world = outcome.world;
      progress = await this.#replays.goOn({ program, progress }, outcome, this.#step);
    }
    return calls;
  }

  /** Has an event of the group come. */
  async event(event: number): Promise<string[]> {
    this.world = { ...this.world, queue: [...this.world.queue, visible(event)] };
    return await this.one(invocation);
  }
}

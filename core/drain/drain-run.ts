import type { LineFault } from '../parked/advance-line.ts';
import { advanceLine } from '../parked/advance-line.ts';
import { agesOf } from '../parked/ages-of.ts';
import { ThrottledError } from '../throttled-error.ts';
import { MessageRefusedError } from '../topic/topic.ts';
import type { DrainOptions, DrainPorts } from './drain-ports.ts';
import type { DrainFault, DrainReport } from './drain-report.ts';
import { Window } from './window.ts';

/** More say no more. */
const FAULTS_KEPT = 100;

/** What a pass found. */
export type Pass = 'nothing-listed' | 'something-listed' | 'not-listed';

/** One run of the drain: its passes share how fast the topic may be asked. */
export class DrainRun {
  readonly #options: DrainOptions;
  readonly #ports: DrainPorts;
  readonly #window: Window;
  readonly #faults: DrainFault[] = [];
  #drained = 0;
  #failed = 0;
  #setAside = 0;
  #groups = 0;
  #lastPass: Pass = 'not-listed';

  constructor(options: DrainOptions, ports: DrainPorts) {
    this.#options = options;
    this.#ports = ports;
    this.#window = new Window(ports);
  }

  isOver(): boolean {
    return this.#ports.now() >= this.#options.deadline;
  }

  /** Publishes every line of its shards once, as far as it goes. */
  async pass(): Promise<Pass> {
    const seen = new Set<string>();
    const listed = await Promise.all(this.#options.shards.map((shard) => this.#passShard(shard, seen)));
    this.#groups = Math.max(this.#groups, seen.size);
    this.#lastPass = listed.includes(false) ? 'not-listed' : passOf(seen);
    return this.#lastPass;
  }

  /** Makes a call whose failure is noted. */
  async attempt<T>(call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      this.#note({ error });
      return undefined;
    }
  }

  async report(): Promise<DrainReport> {
    const ages = this.#lastPass === 'something-listed' ? await this.attempt(() => this.#agesLeft()) : {};
    const listed = this.#lastPass !== 'not-listed' && ages !== undefined;
    return {
      drained: this.#drained,
      failed: this.#failed,
      setAside: this.#setAside,
      groups: this.#groups,
      listed,
      faults: this.#faults,
      ...ages,
    };
  }

  /** False where the shard could not be listed to its end. */
  async #passShard(shard: number, seen: Set<string>): Promise<boolean> {
    const underWay: Promise<void>[] = [];
    const listed = await this.attempt(async () => {
      for await (const page of this.#ports.parked.groups(shard)) {
        for (const { groupId } of page) {
          if (this.isOver() || seen.has(groupId)) continue;
          seen.add(groupId);
          await this.#window.enter();
          underWay.push(this.#publishLine(groupId).finally(() => this.#window.leave()));
        }
        if (this.isOver()) break;
      }
      return true;
    });
    await Promise.all(underWay);
    return listed === true;
  }

  /** Publishes a line until it is empty or a call fails: then it is held for the rest of the pass. */
  async #publishLine(groupId: string): Promise<void> {
    while (!this.isOver()) {
      const events = await this.attempt(() => this.#ports.parked.head(groupId));
      if (events === undefined) this.#failed += 1;
      if (events === undefined || events.length === 0) return;

      const { retentionDays } = this.#options;
      const isOver = () => this.isOver();
      const { left, fault } = await advanceLine(events, { retentionDays, isOver }, this.#ports);
      this.#drained += left;
      if (fault === undefined) this.#window.widen();
      else if (!(await this.#isGotOver(fault))) return;
    }
  }

  /** True where the line may go on: its first event was refused for good and is out of the way. */
  async #isGotOver({ event, error }: LineFault): Promise<boolean> {
    this.#note({ error, ...(event === undefined ? {} : { key: event.key }) });
    if (event !== undefined && error instanceof MessageRefusedError) {
      const setAside = await this.attempt(async () => {
        await this.#ports.parked.setAside(event, error.reason, this.#ports.now());
        return true;
      });
      if (setAside) this.#setAside += 1;
      return setAside === true;
    }
    this.#failed += 1;
    if (error instanceof ThrottledError) this.#window.halve();
    else this.#window.collapse();
    return false;
  }

  #note(fault: DrainFault): void {
    if (this.#faults.length < FAULTS_KEPT) this.#faults.push(fault);
  }

  async #agesLeft() {
    const { oldest, newest } = await agesOf(this.#options.shards, this.#ports.parked);
    return {
      ...(oldest === undefined ? {} : { oldestLeft: oldest }),
      ...(newest === undefined ? {} : { newestLeft: newest }),
    };
  }
}

function passOf(seen: ReadonlySet<string>): Pass {
  return seen.size === 0 ? 'nothing-listed' : 'something-listed';
}

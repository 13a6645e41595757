import type { Screen } from '../prove/screen.ts';
import type { ChaosReport } from './chaos-report.ts';
import type { ChaosFlags } from './flags.ts';
import type { Output } from './output.ts';
import type { Phase } from './plan-phases.ts';
import { reportLines } from './report-lines.ts';
import type { Progress } from './watch.ts';

export interface TextOutputOptions {
  /** The command that repeats the run. */
  readonly repeat: string;
  readonly screen: Screen;
}

const LIVE_MILLISECONDS = 250;
const BAR_WIDTH = 12;
const PHASE_WIDTH = 60;
const CLOCK_WIDTH = 6;

/** Lines for people, and on a terminal one that moves. */
export class TextOutput implements Output {
  readonly #flags: ChaosFlags;
  readonly #screen: Screen;
  readonly #repeat: string;
  #progress: (() => Progress) | undefined;
  #startedAt = Date.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(flags: ChaosFlags, { repeat, screen }: TextOutputOptions) {
    this.#flags = flags;
    this.#repeat = repeat;
    this.#screen = screen;
  }

  begin(): void {
    const { events, seconds, seed } = this.#flags;
    this.#screen.line(
      `${this.#screen.strong('chaos')}  ${events} events in ${seconds} s  ${this.#screen.faint(`seed ${seed}`)}`,
    );
  }

  stage(text: string): void {
    this.#screen.line(this.#screen.faint(`${this.#clock()}  ${text}`));
  }

  started(progress: () => Progress): void {
    this.#progress = progress;
    this.#startedAt = Date.now();
    this.#timer = setInterval(() => this.#screen.progress(this.#live(progress())), LIVE_MILLISECONDS);
  }

  phase({ name }: Phase): void {
    const { acknowledged = 0, consumed = 0 } = this.#progress?.() ?? {};
    const counts = this.#screen.faint(`${acknowledged} acknowledged, ${consumed} consumed`);
    this.#screen.line(`${this.#clock()}  ${name.padEnd(PHASE_WIDTH)}${counts}`);
  }

  report(report: ChaosReport, logs: string | undefined): void {
    this.end();
    for (const line of reportLines(report, this.#screen)) this.#screen.line(line);
    this.#screen.line();
    if (logs !== undefined) this.#screen.line(`The logs are kept in ${logs}`);
    this.#screen.line(this.#screen.faint(`Again: ${this.#repeat}`));
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #live({ events, acknowledged, consumed, faults, kills }: Progress): string {
    const filled = Math.round((acknowledged / events) * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    const counts = `${acknowledged}/${events} acknowledged  ${consumed} consumed`;
    return `${this.#clock()}  ${bar}  ${counts}  ${faults} faults  ${kills} kills`;
  }

  /** Minutes and seconds since the deliveries began; blank before that. */
  #clock(): string {
    if (this.#progress === undefined) return ' '.repeat(CLOCK_WIDTH);
    const seconds = Math.floor((Date.now() - this.#startedAt) / 1000);
    return `${String(Math.floor(seconds / 60)).padStart(3)}:${String(seconds % 60).padStart(2, '0')}`;
  }
}

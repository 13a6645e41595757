import type { ChaosReport } from './chaos-report.ts';
import type { ChaosFlags } from './flags.ts';
import type { Output } from './output.ts';
import type { Phase } from './plan-phases.ts';
import type { Progress } from './watch.ts';

export interface JsonOutputOptions {
  /** The command that repeats the run. */
  readonly repeat: string;
  readonly write: (text: string) => void;
}

/** One JSON object per line. */
export class JsonOutput implements Output {
  readonly #flags: ChaosFlags;
  readonly #options: JsonOutputOptions;
  #progress: (() => Progress) | undefined;

  constructor(flags: ChaosFlags, options: JsonOutputOptions) {
    this.#flags = flags;
    this.#options = options;
  }

  begin(): void {
    const { events, seconds, seed } = this.#flags;
    this.#line({ type: 'begin', events, seconds, seed, repeat: this.#options.repeat });
  }

  stage(text: string): void {
    this.#line({ type: 'stage', text });
  }

  started(progress: () => Progress): void {
    this.#progress = progress;
  }

  phase({ name, milliseconds }: Phase): void {
    this.#line({ type: 'phase', name, milliseconds: Math.round(milliseconds), ...this.#progress?.() });
  }

  report({ passed, figures, audit }: ChaosReport, logs: string | undefined): void {
    const counts = Object.entries(audit).map(([finding, places]) => [finding, places.length]);
    const mustBeZero = Object.fromEntries(counts);
    this.#line({ type: 'report', passed, mustBeZero, figures, ...(passed ? {} : { audit, logs }) });
  }

  end(): void {
    this.#progress = undefined;
  }

  #line(value: object): void {
    this.#options.write(`${JSON.stringify(value)}\n`);
  }
}

import { portsOver } from './model-ports.ts';
import { type Answer, answerText, type Operation } from './operations.ts';
import type { Finished, Program } from './program.ts';

/** What an actor is told by a call: an answer, or that it failed. */
export type Told = { readonly answer: Answer } | 'failed';

/**
 * The calls after which an actor looks at the clock for what it does next: how long to wait. After others its clock
 * stands still, so that histories that differ in nothing else are one; the clock is then read as if the call that
 * follows took long.
 */
const CLOCK_MATTERS_AFTER: readonly Operation['call'][] = [
  'flag',
  'openFlag',
  'startClosing',
  'ages',
  'wait',
];

/** What an actor does next. */
export type Step =
  | { readonly done: false; readonly operation: Operation }
  | { readonly done: true; readonly finished: Finished };

/** How far an actor came: what its calls told it so far and when, and what it does next. */
export interface Progress {
  readonly id: number;
  readonly step: Step;
  readonly before?: { readonly progress: Progress; readonly told: Told; readonly at: number };
}

/**
 * Runs the real code of actors call by call: again from its start for every new history of answers, up to its next call.
 *
 * Calls that an actor has under way at once are answered in the order in which it made them.
 */
export class Replays {
  readonly #known = new Map<string, Progress>();

  /** Where an actor stands that starts. */
  async start(program: Program, startedAt: number): Promise<Progress> {
    return await this.#progress(`${program.kind}@${startedAt}`, { program, startedAt });
  }

  /** Where an actor stands that has been told something more. */
  async goOn(program: Program, { startedAt, progress, told, at: time }: Answered): Promise<Progress> {
    const at = clockAfter(progress, startedAt, time);
    const text = told === 'failed' ? 'failed' : `:${answerText(told.answer)}`;
    return await this.#progress(`${progress.id}@${at}${text}`, {
      program,
      startedAt,
      before: { progress, told, at },
    });
  }

  async #progress(key: string, { program, startedAt, before }: Unplayed): Promise<Progress> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const history: { told: Told; at: number }[] = [];
    for (let last = before; last !== undefined; last = last.progress.before) history.unshift(last);
    const step = await nextStep(program, new Date(startedAt), history);
    const progress = { id: this.#known.size, step, ...(before === undefined ? {} : { before }) };
    this.#known.set(key, progress);
    return progress;
  }
}

function clockAfter({ step, before }: Progress, startedAt: number, time: number): number {
  const isRead = !step.done && CLOCK_MATTERS_AFTER.includes(step.operation.call);
  return isRead ? time : (before?.at ?? startedAt);
}

/** An actor that has just been told something. */
export interface Answered {
  readonly startedAt: number;
  readonly progress: Progress;
  readonly told: Told;
  readonly at: number;
}

interface Unplayed {
  readonly program: Program;
  readonly startedAt: number;
  readonly before?: Progress['before'];
}

type History = readonly { readonly told: Told; readonly at: number }[];

/** Code that throws answers 5xx. */
function nextStep(program: Program, startedAt: Date, history: History): Promise<Step> {
  return new Promise((resolve) => {
    let position = 0;
    const now = () => {
      const last = history[position - 1];
      return last === undefined ? startedAt : new Date(last.at);
    };
    const call = (operation: Operation): Promise<Answer> => {
      const past = history[position];
      if (past === undefined) {
        resolve({ done: false, operation });
        return new Promise(() => undefined);
      }
      position += 1;
      return past.told === 'failed'
        ? Promise.reject(new Error('injected'))
        : Promise.resolve(past.told.answer);
    };
    program.run(portsOver(call, now), startedAt).then(
      (finished) => resolve({ done: true, finished }),
      () => resolve({ done: true, finished: { result: 'unavailable' } }),
    );
  });
}

/** The events that an actor has tried to publish so far. */
export function triedToPublish({ step, before }: Progress): string[] {
  const keys = before === undefined ? [] : triedToPublish(before.progress);
  return !step.done && step.operation.call === 'publish'
    ? [...keys, step.operation.message.deduplicationId]
    : keys;
}

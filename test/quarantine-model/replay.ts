import { START, STEP_MILLISECONDS } from './events.ts';
import type { Operation, Outcome } from './operation.ts';
import { portsOver } from './ports.ts';
import type { Program, Protocol } from './programs.ts';

/** What an actor is told by a call: an outcome, or that it failed. */
export type Told = Pick<Outcome, 'answer' | 'text'> | 'failed';

/** How far an actor came: what its calls told it so far, and its next call, if there is one. */
export interface Progress {
  readonly id: number;
  readonly operation: Operation | undefined;
  readonly history: History;
  readonly startedAt: number;
  /** The last clock step that it noticed. */
  readonly step: number;
}

type History = readonly { readonly told: Told; readonly step: number }[];

export function timeOf(step: number): number {
  return START + step * STEP_MILLISECONDS;
}

/**
 * Runs the real code of actors call by call: again from its start for every new history of answers, up to its next call.
 *
 * An actor's clock stands still but after the calls after which it looks at the clock, so that histories that differ in
 * nothing else are one; elsewhere it is as if the next call took long.
 */
export class Replays {
  readonly #protocol: Protocol;
  readonly #known = new Map<string, Promise<Progress>>();

  constructor(protocol: Protocol) {
    this.#protocol = protocol;
  }

  async start(program: Program, at: number): Promise<Progress> {
    const step = program.isTimed ? at : 0;
    return await this.#progress(`${program.name}@${step}`, { program, startedAt: step, history: [], step });
  }

  /** Where an actor stands that has been told something more. */
  async goOn({ program, progress }: Running, told: Told, now: number): Promise<Progress> {
    const step = progress.operation?.tellsTime ? now : progress.step;
    const text = told === 'failed' ? 'failed' : `:${told.text}`;
    const { startedAt } = progress;
    const history = [...progress.history, { told, step }];
    return await this.#progress(`${progress.id}@${step}${text}`, { program, startedAt, history, step });
  }

  async #progress(key: string, unplayed: Unplayed): Promise<Progress> {
    const known = this.#known.get(key);
    if (known !== undefined) return await known;
    const id = this.#known.size;
    const { history, startedAt, step } = unplayed;
    const progress = nextCall(unplayed, this.#protocol).then((operation) => ({
      id,
      operation,
      history,
      startedAt,
      step,
    }));
    this.#known.set(key, progress);
    return await progress;
  }
}

/** An actor on its way. */
export interface Running {
  readonly program: Program;
  readonly progress: Progress;
}

interface Unplayed extends Pick<Progress, 'history' | 'startedAt' | 'step'> {
  readonly program: Program;
}

/** Code that throws has ended: what it holds comes again. */
function nextCall(
  { program, startedAt, history }: Unplayed,
  protocol: Protocol,
): Promise<Operation | undefined> {
  return new Promise((resolve) => {
    let position = 0;
    const now = () => new Date(timeOf(history[position - 1]?.step ?? startedAt));
    const call = <Answer>(operation: Operation<Answer>): Promise<Answer> => {
      const past = history[position];
      if (past === undefined) {
        resolve(operation);
        return new Promise(() => undefined);
      }
      position += 1;
      return past.told === 'failed'
        ? Promise.reject(new Error('injected'))
        : Promise.resolve(past.told.answer as Answer);
    };
    program.run(portsOver(call, now, protocol.rules), protocol).then(
      () => resolve(undefined),
      () => resolve(undefined),
    );
  });
}

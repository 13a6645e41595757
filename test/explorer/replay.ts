/** What an actor is told by a call: an answer, or that it failed. */
export type Told<Answer> = { readonly answer: Answer } | 'failed';

/** Makes an operation: answered with what the model says, rejected where the call fails. */
export type Call<Operation, Answer> = (operation: Operation) => Promise<Answer>;

/** What an actor does next. */
export type Step<Operation, Finished> =
  | { readonly done: false; readonly operation: Operation }
  | { readonly done: true; readonly finished: Finished };

/** How far an actor came: what its calls told it so far and when, and what it does next. */
export interface Progress<Operation, Answer, Finished> {
  readonly id: number;
  readonly step: Step<Operation, Finished>;
  readonly before?: {
    readonly progress: Progress<Operation, Answer, Finished>;
    readonly told: Told<Answer>;
    readonly at: number;
  };
}

/** How the code of actors is run, and what of its history counts. */
export interface Stage<Program, Operation, Answer, Finished> {
  /** Runs the code against ports that make these calls. It must depend on nothing but their answers and the clock. */
  readonly run: (
    program: Program,
    ports: { readonly call: Call<Operation, Answer>; readonly now: () => Date },
    startedAt: Date,
  ) => Promise<Finished>;
  /** How an actor ends whose code throws. */
  readonly thrown: Finished;
  /** What two answers have in common that mean the same to the caller. */
  readonly answerText: (answer: Answer) => string;
  /**
   * Whether an actor looks at the clock after this call for what it does next. After others its clock stands still, so that
   * histories that differ in nothing else are one; the clock is then read as if the call that follows took long.
   */
  readonly clockMattersAfter: (operation: Operation) => boolean;
}

/** An actor that has just been told something. */
export interface Answered<Operation, Answer, Finished> {
  readonly startedAt: number;
  readonly progress: Progress<Operation, Answer, Finished>;
  readonly told: Told<Answer>;
  readonly at: number;
}

interface Unplayed<Program, Operation, Answer, Finished> {
  readonly program: Program;
  readonly startedAt: number;
  readonly before?: Progress<Operation, Answer, Finished>['before'];
}

type History<Answer> = readonly { readonly told: Told<Answer>; readonly at: number }[];

/**
 * Runs the real code of actors call by call: again from its start for every new history of answers, up to its next call.
 *
 * Calls that an actor has under way at once are answered in the order in which it made them.
 */
export class Replays<Program extends { readonly kind: string }, Operation, Answer, Finished> {
  readonly #stage: Stage<Program, Operation, Answer, Finished>;
  readonly #known = new Map<string, Progress<Operation, Answer, Finished>>();

  constructor(stage: Stage<Program, Operation, Answer, Finished>) {
    this.#stage = stage;
  }

  /** Where an actor stands that starts. */
  async start(program: Program, startedAt: number): Promise<Progress<Operation, Answer, Finished>> {
    return await this.#progress(`${program.kind}@${startedAt}`, { program, startedAt });
  }

  /** Where an actor stands that has been told something more. */
  async goOn(
    program: Program,
    { startedAt, progress, told, at: time }: Answered<Operation, Answer, Finished>,
  ): Promise<Progress<Operation, Answer, Finished>> {
    const { step, before } = progress;
    const isRead = !step.done && this.#stage.clockMattersAfter(step.operation);
    const at = isRead ? time : (before?.at ?? startedAt);
    const text = told === 'failed' ? 'failed' : `:${this.#stage.answerText(told.answer)}`;
    return await this.#progress(`${progress.id}@${at}${text}`, {
      program,
      startedAt,
      before: { progress, told, at },
    });
  }

  async #progress(
    key: string,
    { program, startedAt, before }: Unplayed<Program, Operation, Answer, Finished>,
  ): Promise<Progress<Operation, Answer, Finished>> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const history: { told: Told<Answer>; at: number }[] = [];
    for (let last = before; last !== undefined; last = last.progress.before) history.unshift(last);
    const step = await this.#nextStep(program, new Date(startedAt), history);
    const progress = { id: this.#known.size, step, ...(before === undefined ? {} : { before }) };
    this.#known.set(key, progress);
    return progress;
  }

  #nextStep(program: Program, startedAt: Date, history: History<Answer>): Promise<Step<Operation, Finished>> {
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
      this.#stage.run(program, { call, now }, startedAt).then(
        (finished) => resolve({ done: true, finished }),
        () => resolve({ done: true, finished: this.#stage.thrown }),
      );
    });
  }
}

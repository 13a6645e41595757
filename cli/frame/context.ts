import type { Stage } from '../../ops/stage/stage.ts';

/** What a command is given beside its arguments. */
export interface Context {
  /** Says what is being done, to who waits for it. */
  readonly progress: (text: string) => void;
  /** Aborted at Ctrl-C, where what is under way has to come to a good end. */
  readonly signal: AbortSignal;
}

export interface StageContext extends Context {
  readonly stage: Stage;
}

export interface ChangeContext extends StageContext {
  /** True: only say what would be done. */
  readonly dryRun: boolean;
}

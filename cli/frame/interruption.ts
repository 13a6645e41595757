import { say } from '../output/progress.ts';
import { EXIT } from './exit-codes.ts';

/** What Ctrl-C does: it ends the process, or, once something is being changed, only after that has come to a good end. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** From now on what is under way is finished first. The second Ctrl-C ends it at once. */
  finishFirst(): void;
}

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let finishes = false;
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (!finishes || controller.signal.aborted) {
        say(finishes ? 'ended in the middle; run it again to go on' : 'interrupted; nothing was changed');
        process.exit(exitCode);
      }
      say('stopping after what is under way; Ctrl-C once more ends it at once');
      controller.abort();
    });
  }
  return {
    signal: controller.signal,
    finishFirst() {
      finishes = true;
    },
  };
}

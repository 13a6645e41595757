import type { LocalPipeline } from '../local-pipeline.ts';
import { followDeadLetters } from './follow-dead-letters.ts';
import { followDeliveries } from './follow-deliveries.ts';
import { followHandlings } from './follow-handlings.ts';
import { isFailure, type LiveFact } from './live-fact.ts';
import { createPrinter, type LiveOutput } from './live-printer.ts';
import { readQueueRules } from './queue-rules.ts';

/** Prints what happens in a pipeline as it happens. */
export interface Live {
  /** From now on everything is printed, after the failures so far. */
  go(): void;
  /** Prints the failures that nobody has seen yet. */
  showFailures(): void;
  stop(): void;
}

/** Failures that are kept until they can be printed. */
const MOST_KEPT = 20;

/** Follows a pipeline. Until `go` it prints nothing, so that the sample deliveries have the terminal for themselves. */
export async function startLive(
  pipeline: LocalPipeline,
  output: LiveOutput,
  { retryAfterSeconds }: { readonly retryAfterSeconds?: number | undefined } = {},
): Promise<Live> {
  const rules = await readQueueRules(pipeline, retryAfterSeconds);
  const printer = createPrinter(pipeline, output);
  const kept: LiveFact[] = [];
  let goes = false;
  const now = () => new Date();
  const tell = (fact: LiveFact) => {
    if (goes) printer.print(fact);
    else if (isFailure(fact) && kept.length < MOST_KEPT) kept.push(fact);
  };
  const stops = [
    followDeliveries(pipeline, tell, now),
    followHandlings(pipeline, { rules, tell, now }),
    followDeadLetters(pipeline, tell, now),
  ];
  const showFailures = () => kept.splice(0).forEach(printer.print);
  return {
    showFailures,
    go() {
      printer.begin();
      goes = true;
      showFailures();
    },
    stop() {
      for (const stop of stops) stop();
      printer.end();
    },
  };
}

import { CallTimedOutError } from '../call-timed-out-error.ts';
import { LedgerSkippedError } from '../ledger/ledger-breaker.ts';
import { recordCall } from './dependency-call.ts';
import { askedInVain, type HandOverResult, type HandOverRun } from './hand-over-run.ts';
import type { Degradation } from './receipt.ts';

/** Publishes the event and marks it; undefined where the topic did not take it. */
export async function publishEvent(
  run: HandOverRun,
  degraded?: Degradation,
): Promise<HandOverResult | undefined> {
  const { message, ports, log } = run;
  const published = await recordCall('publish', log, () => ports.topic.publish(message).then(() => true));
  if (published === undefined) return undefined;

  const marked = await mark(run);
  const degradation = degraded ?? askedInVain(run) ?? (marked ? undefined : 'mark-failed');
  return { outcome: 'accepted', ...(degradation === undefined ? {} : { degraded: degradation }) };
}

async function mark(run: HandOverRun): Promise<boolean> {
  // A ledger that let the claim hang would let this one hang too.
  if (claimHung(run)) return false;
  const { entry, ports, log } = run;
  const marked = await recordCall('mark', log, () =>
    ports.ledger.markPublished(entry, ports.now()).then(() => true),
  );
  return marked === true;
}

function claimHung({ log }: HandOverRun): boolean {
  const error = log.calls.find(({ name }) => name === 'claim')?.fault?.error;
  return error instanceof CallTimedOutError || error instanceof LedgerSkippedError;
}

import type { Failure } from './failure.ts';
import type { KeptEvent, PlaceInLine, QuarantineLines } from './quarantine.ts';

export interface ReleasePorts {
  readonly lines: QuarantineLines;
  /** Handles an event by the handler's own code. Undefined where it was handled. */
  readonly handle: (event: KeptEvent) => Promise<Failure | undefined>;
  readonly now: () => Date;
}

/** What a release came to. */
export interface ReleaseReport {
  /**
   * `released`: the line is empty and the user out of quarantine. `failed`: an event failed again, and those behind it stay with
   * it. `out-of-time`: the line is not empty yet; release again. `busy`: somebody else releases it. `not-in-quarantine`: nothing to do.
   */
  readonly done: 'released' | 'failed' | 'out-of-time' | 'busy' | 'not-in-quarantine';
  /** How many events were handled and taken out. */
  readonly handled: number;
  /** The event that failed, and why. */
  readonly failed?: PlaceInLine & { readonly messageId: string; readonly failure: Failure };
}

/**
 * Hands a user's events back to the handler, oldest first, until the line is empty; new ones join at its end meanwhile. An event
 * is taken out once it is handled, so that none is lost; one that is handled twice, the inbox knows.
 */
export async function release(groupId: string, deadline: Date, ports: ReleasePorts): Promise<ReleaseReport> {
  const { lines, now } = ports;
  const leased = await lines.lease(groupId, { at: now(), until: deadline });
  if (leased !== 'leased') return { done: leased === 'busy' ? 'busy' : 'not-in-quarantine', handled: 0 };
  let handled = 0;
  while (now() < deadline) {
    const [first] = await lines.line(groupId, 1);
    if (first === undefined) {
      if ((await lines.leave(groupId)) === 'left') return { done: 'released', handled };
      // Something has joined, or somebody else took the gate away.
      if (!(await lines.look()).gates.has(groupId)) return { done: 'released', handled };
      continue;
    }
    const failure = await ports.handle(first);
    if (failure !== undefined && now() >= deadline && handled > 0) {
      // The time was over before the event was handled: that is no fault of an event that did not have all of it.
      await lines.unlease(groupId);
      break;
    }
    if (failure !== undefined) return await failedAgain(first, failure, { handled, lines });
    await lines.remove(first);
    handled += 1;
  }
  return { done: 'out-of-time', handled };
}

async function failedAgain(
  { groupId, sequence, messageId }: KeptEvent,
  failure: Failure,
  { handled, lines }: { readonly handled: number; readonly lines: QuarantineLines },
): Promise<ReleaseReport> {
  await lines.noteFailure({ groupId, sequence }, failure);
  await lines.unlease(groupId);
  return { done: 'failed', handled, failed: { groupId, sequence, messageId, failure } };
}

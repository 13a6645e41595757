import { HELD } from '../../core/handling/process-batch.ts';
import type { release } from '../../core/quarantine/release.ts';
import { type HandleBatch, type Protocol, protocol } from './programs.ts';

const { attempt, handleBatch: handleAll } = protocol;
const ACKNOWLEDGED = { verdict: 'quarantined' } as const;

/** Whether the attempt gave its event up: then what stands behind comes again with it. */
function isGivenUp({ verdict, comesAgain }: Awaited<ReturnType<Protocol['attempt']>>): boolean {
  return verdict === 'failed' && comesAgain?.alone === false;
}

/** Acknowledges the event that it gives up on, and stops its group all the same. */
export const acknowledgingBatch: HandleBatch = async (messages, options) => {
  let hasGivenUp = false;
  return await handleAll(messages, {
    ...options,
    attempt: async (message, isTrial) => {
      if (hasGivenUp) return HELD;
      const made = await options.attempt(message, isTrial);
      hasGivenUp = isGivenUp(made);
      return hasGivenUp ? ACKNOWLEDGED : made;
    },
  });
};

/** Acknowledges an event as soon as it stands in line. */
export const acknowledgingAtOnce: Protocol['attempt'] = async (message, isTrial, options) => {
  const made = await attempt(message, isTrial, options);
  return made.verdict === 'held' && made.comesAgain !== undefined ? ACKNOWLEDGED : made;
};

/** Goes on with the group when it has given up on one of its events. */
export const goingOn: HandleBatch = async (messages, { attempt: attemptOne }) => {
  const attempts = new Map(messages.map((message) => [message, HELD]));
  for (const message of messages) {
    const made = await attemptOne(message, false);
    attempts.set(message, made);
    if (made.verdict === 'failed' && !isGivenUp(made)) break;
  }
  return attempts;
};

/** Goes on with the event behind one that fails. */
export const releasePastFailures: typeof release = async (groupId, deadline, { lines, handle, now }) => {
  await lines.lease(groupId, { at: now(), until: deadline });
  let failed = 0;
  for (;;) {
    const next = (await lines.line(groupId, failed + 1))[failed];
    if (next === undefined) break;
    if ((await handle(next)) === undefined) await lines.remove(next);
    else failed += 1;
  }
  await lines.leave(groupId);
  return { done: 'released', handled: 0 };
};

/** Removes an event before it is handled. */
export const removeFirst: typeof release = async (groupId, deadline, { lines, handle, now }) => {
  await lines.lease(groupId, { at: now(), until: deadline });
  for (;;) {
    const [next] = await lines.line(groupId, 1);
    if (next === undefined) break;
    await lines.remove(next);
    await handle(next);
  }
  await lines.leave(groupId);
  return { done: 'released', handled: 0 };
};

import { handOver } from '../../core/intake/hand-over.ts';
import type { HandOverLike } from './program.ts';

/** The protocol as it is. */
export const protocol: HandOverLike = async (entry, message, ports) => {
  const { outcome, degraded } = await handOver(entry, message, ports);
  return { result: outcome, ...(degraded === undefined ? {} : { degraded }) };
};

/** Ways to get it wrong that are found in the field. The model must catch every one. */
export const mutants: Readonly<Record<string, HandOverLike>> = {
  'marks before it publishes': async (entry, message, ports) => {
    const claim = await ports.ledger.claim(entry, ports.now());
    if (claim.state === 'published') return { result: 'duplicate' };
    await ports.ledger.markPublished(entry, ports.now());
    await ports.topic.publish(message);
    return { result: 'accepted' };
  },
  'deletes the claim when the publish fails': async (entry, message, ports) => {
    const claim = await ports.ledger.claim(entry, ports.now());
    if (claim.state === 'published') return { result: 'duplicate' };
    try {
      await ports.topic.publish(message);
    } catch {
      await ports.ledger.release(entry.key);
      return { result: 'unavailable' };
    }
    await ports.ledger.markPublished(entry, ports.now());
    return { result: 'accepted' };
  },
  'answers 200 to a claim that is not published': async (entry, message, ports) => {
    const claim = await ports.ledger.claim(entry, ports.now());
    if (claim.state !== 'new') return { result: 'duplicate' };
    return await protocol(entry, message, ports);
  },
  'answers 200 when neither publishing nor parking worked': async (entry, message, ports) => {
    const done = await protocol(entry, message, ports);
    return done.result === 'unavailable' ? { result: 'accepted' } : done;
  },
  'publishes past parked events of the same user': async (entry, message, ports) =>
    await protocol(entry, message, {
      ...ports,
      ledger: {
        ...ports.ledger,
        claim: async (...call) => ({ ...(await ports.ledger.claim(...call)), behindParked: false }),
      },
    }),
  'never marks': async (entry, message, ports) =>
    await protocol(entry, message, {
      ...ports,
      ledger: { ...ports.ledger, markPublished: async () => undefined },
    }),
};

import type { QueueMeasure } from '../../metrics/queue-measure.ts';
import type { SqsStore } from './fauxqs-modules.ts';

/** Counts what is in a queue at this moment. Undefined where there is none of the name. */
export function measureQueue(store: SqsStore, name: string): QueueMeasure | undefined {
  const url = store.getQueueByName(name)?.url;
  const messages = url === undefined ? undefined : store.getQueue(url)?.inspectMessages();
  if (messages === undefined) return undefined;
  const inFlight = messages.inflight.map(({ message }) => message);
  const all = [...messages.ready, ...messages.delayed, ...inFlight];
  return {
    visible: messages.ready.length,
    inFlight: inFlight.length,
    delayed: messages.delayed.length,
    oldestSentAt: all.length === 0 ? undefined : Math.min(...all.map(({ sentTimestamp }) => sentTimestamp)),
  };
}

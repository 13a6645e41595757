import type { SendOutcome } from '../../core/archive/replay/replay-ports.ts';
import type { RedrivePorts } from '../../core/dead-letters/redrive-ports.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';

/**
 * What becomes of one call: it fails, or whoever makes it dies, before or after it took effect. `half`: of a batch every second
 * message is taken, the others are answered as failed.
 */
export interface CallFate {
  /** Which call, from 1. */
  readonly call: number;
  readonly kind: 'fails' | 'dies' | 'half';
  readonly takesEffect: boolean;
}

/** The process is no more: none of its calls takes effect any more. */
export class Death extends Error {}

/** The ports of a redrive, to whose calls the fates happen. `calls` counts them. */
export function mortalPorts(ports: RedrivePorts, fates: readonly CallFate[]) {
  let calls = 0;
  let isDead = false;
  async function make<T>(call: () => Promise<T>): Promise<T> {
    calls += 1;
    const number = calls;
    if (isDead) throw new Death();
    const fate = fates.find(({ call: at }) => at === number);
    if (fate === undefined || fate.kind === 'half' || fate.takesEffect) {
      const result = await call();
      if (fate === undefined || fate.kind === 'half') return result;
    }
    isDead = fate?.kind === 'dies';
    throw isDead ? new Death() : new Error('no answer');
  }
  const { dead, queue, now, waitUntil } = ports;
  const mortal: RedrivePorts = {
    dead: {
      receive: (seconds) => make(() => dead.receive(seconds)),
      remove: (letters) => make(() => dead.remove(letters)),
      putBack: (letters) => make(() => dead.putBack(letters)),
    },
    queue: {
      send: (messages) => {
        const isHalf = fates.some(({ call, kind }) => call === calls + 1 && kind === 'half');
        return make(() => (isHalf ? sendHalf(messages, queue) : queue.send(messages)));
      },
    },
    now,
    waitUntil: (at) => (isDead ? Promise.reject(new Death()) : waitUntil(at)),
  };
  return { ports: mortal, isDead: () => isDead, calls: () => calls };
}

async function sendHalf(
  messages: readonly TopicMessage[],
  queue: RedrivePorts['queue'],
): Promise<readonly SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (const [index, message] of messages.entries())
    outcomes.push(...(index % 2 === 0 ? [{ failed: 'InternalError' }] : await queue.send([message])));
  return outcomes;
}

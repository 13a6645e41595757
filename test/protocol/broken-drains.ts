import { drain } from '../../core/drain/drain.ts';
import type { DrainOptions, DrainPorts } from '../../core/drain/drain-ports.ts';
import type { Flag } from '../../core/parked/flag.ts';
import type { ParkedAges, ParkedEvent } from '../../core/parked/parked-lines.ts';
import type { Protocol } from './program.ts';

type Drain = Protocol['drain'];

/** Versions of the drain that are broken on purpose, in the order in which it goes. */
export const brokenDrains = {
  doesNotAdopt: (options, ports) => withParked(options, ports, { adopt: async () => 0 }),
  doesNotAskLedger: (options, ports) =>
    drain(options, { ...ports, ledger: { ...ports.ledger, published: async () => new Set() } }),
  leavesFirst: (options, ports) => {
    const places = new Map<string, ParkedEvent>();
    const head: DrainPorts['parked']['head'] = async (groupId) => {
      const events = await ports.parked.head(groupId);
      for (const event of events) places.set(event.key, event);
      return events;
    };
    const publish: DrainPorts['topic']['publish'] = async (message) => {
      const place = places.get(message.deduplicationId);
      if (place !== undefined) await ports.parked.leave(place);
      await ports.topic.publish(message);
    };
    return drain(options, { ...ports, topic: { publish }, parked: { ...ports.parked, head } });
  },

  clearsAtOnce: (options, ports) => {
    let isClosing = false;
    const startClosing = async (read: Flag) => {
      isClosing = true;
      return read;
    };
    const ages = async (shard: number): Promise<ParkedAges> =>
      isClosing ? {} : await ports.parked.ages(shard);
    const parked = { ...ports.parked, startClosing, ages };
    return drain(options, { ...ports, parked, waitUntil: unlessForIndex(ports) });
  },
  doesNotAnnounce: (options, ports) => withParked(options, ports, { startClosing: async (read) => read }),
  doesNotWaitForIndex: (options, ports) => drain(options, { ...ports, waitUntil: unlessForIndex(ports) }),
  doesNotListAgain: (options, ports) => {
    let isClosing = false;
    const startClosing = async (read: Flag) => {
      isClosing = true;
      return await ports.parked.startClosing(read);
    };
    const ages = async (shard: number): Promise<ParkedAges> =>
      isClosing ? {} : await ports.parked.ages(shard);
    return withParked(options, ports, { startClosing, ages });
  },
  clearsAnyEpoch: (options, ports) =>
    withParked(options, ports, {
      clearFlag: async () => await ports.parked.clearFlag(await ports.parked.flag()),
    }),
  neverClears: (options, ports) => withParked(options, ports, { clearFlag: async (closing) => closing }),
} satisfies Record<string, Drain>;

function withParked(options: DrainOptions, ports: DrainPorts, changes: Partial<DrainPorts['parked']>) {
  return drain(options, { ...ports, parked: { ...ports.parked, ...changes } });
}

/** The wait for the index is the only long one. */
function unlessForIndex({ now, waitUntil }: DrainPorts): DrainPorts['waitUntil'] {
  return async (at) => {
    if (at.getTime() - now().getTime() < 2_000) await waitUntil(at);
  };
}

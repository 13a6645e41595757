import { handOver } from '../../core/intake/hand-over.ts';
import type { Flag } from '../../core/parked/flag.ts';
import type { ModelPorts } from './model-ports.ts';
import type { Protocol } from './program.ts';

type HandOver = Protocol['handOver'];

const LONG_AGO = new Date(0);

/** Versions of the hand-over that are broken on purpose, in the order in which it goes. */
export const brokenHandOvers = {
  marksFirst: async ({ entry, message }, { ledger, topic, now }) => {
    if ((await ledger.claim(entry, now())) === 'published') return { outcome: 'duplicate' };
    await ledger.markPublished(entry, now());
    await topic.publish(message);
    return { outcome: 'accepted' };
  },
  deletesClaim: async ({ entry, message }, { ledger, topic, now }) => {
    if ((await ledger.claim(entry, now())) === 'published') return { outcome: 'duplicate' };
    try {
      await topic.publish(message);
    } catch {
      await ledger.release(entry.key);
      return { outcome: 'unavailable' };
    }
    await ledger.markPublished(entry, now());
    return { outcome: 'accepted' };
  },
  trustsClaim: async (event, ports) => {
    const claim = await ports.ledger.claim(event.entry, ports.now());
    if (claim !== 'new') return { outcome: 'duplicate' };
    return await handOver(event, { ...ports, ledger: { ...ports.ledger, claim: async () => claim } });
  },
  neverRefuses: async (event, ports) => {
    const done = await handOver(event, ports);
    return done.outcome === 'unavailable' ? { outcome: 'accepted' } : done;
  },
  neverMarks: (event, ports) =>
    handOver(event, { ...ports, ledger: { ...ports.ledger, markPublished: async () => undefined } }),

  ignoresFlag: (event, ports) => withLook(event, ports, (flag) => ({ ...flag, state: 'clear' })),
  readsUnsetAsClear: (event, ports) =>
    withLook(event, ports, (flag) => (flag.state === 'unset' ? { ...flag, state: 'clear' } : flag)),
  readsClosingAsClear: (event, ports) =>
    withLook(event, ports, async (flag) => {
      const { state } = flag.state === 'clear' ? flag : await ports.flag.read();
      return state === 'closing' ? { ...flag, state: 'clear' } : flag;
    }),

  publishesOwnFirst: (event, ports) => {
    let isPublished = false;
    const publish: ModelPorts['topic']['publish'] = async (message) => {
      if (!isPublished) await ports.topic.publish(event.message);
      isPublished = true;
      await ports.topic.publish(message);
    };
    return handOver(event, { ...ports, topic: withPublish(ports, publish) });
  },
  skipsFailedHead: (event, ports) => {
    let hasFailed = false;
    const publish: ModelPorts['topic']['publish'] = async (message) => {
      if (message.deduplicationId === event.entry.key) return await ports.topic.publish(message);
      await ports.topic.publish(message).catch(() => {
        hasFailed = true;
      });
    };
    const ledger: ModelPorts['ledger'] = {
      ...ports.ledger,
      markPublished: async (entry, at) => {
        if (!hasFailed || entry.key === event.entry.key) await ports.ledger.markPublished(entry, at);
      },
    };
    const leave: ModelPorts['parked']['leave'] = async (place) => {
      if (!hasFailed) await ports.parked.leave(place);
    };
    const topic = { ...withPublish(ports, publish), failedLately: () => false };
    return handOver(event, { ...ports, topic, ledger, parked: { ...ports.parked, leave } });
  },
  helpsWithPart: (event, ports) => {
    const tail: ModelPorts['parked']['tail'] = async (groupId, options) => {
      const { events, whole } = await ports.parked.tail(groupId, options);
      return whole
        ? { events, whole }
        : { events: (await ports.parked.head(groupId)).slice(0, 1), whole: true };
    };
    return handOver(event, { ...ports, parked: { ...ports.parked, tail } });
  },
  neverHelps: (event, ports) => {
    const tail: ModelPorts['parked']['tail'] = async (groupId, options) => {
      const { events, whole } = await ports.parked.tail(groupId, options);
      return { events, whole: whole && events.length === 0 };
    };
    return handOver(event, { ...ports, parked: { ...ports.parked, tail } });
  },

  raisesFirst: (event, ports) => {
    let raised: Flag | undefined;
    const join: ModelPorts['parked']['join'] = async (parked) => {
      const read = await ports.flag.read();
      raised = read.state === 'open' ? read : await ports.parked.openFlag(read);
      if (raised !== undefined) ports.flag.note(raised);
      return await ports.parked.join(parked);
    };
    const read = async () => raised ?? (await ports.flag.read());
    return handOver(event, { ...ports, flag: withFlag(ports, { read }), parked: { ...ports.parked, join } });
  },
  goesByItsLook: (event, ports) => {
    let looked: Flag | undefined;
    const look = async () => {
      looked = await ports.flag.look();
      return looked;
    };
    const read = async () => (looked?.state === 'open' ? looked : await ports.flag.read());
    return handOver(event, { ...ports, flag: withFlag(ports, { look, read }) });
  },
  trustsOpenFlag: (event, ports) => {
    let hasOpened = false;
    const note = (flag: Flag) => {
      hasOpened = true;
      ports.flag.note(flag);
    };
    const notClearSince = (flag: Flag) => (hasOpened ? ports.flag.notClearSince(flag) : LONG_AGO);
    return handOver(event, { ...ports, flag: withFlag(ports, { note, notClearSince }) });
  },
  doesNotWait: (event, ports) => handOver(event, { ...ports, waitUntil: async () => undefined }),
  acknowledgesUnraised: async (event, ports) => {
    const done = await handOver(event, ports);
    const isUnraised = done.outcome === 'unavailable' && done.reason === 'flag-not-raised';
    return isUnraised ? { outcome: 'parked' } : done;
  },
} satisfies Record<string, HandOver>;

type Change = (flag: Flag) => Flag | Promise<Flag>;

function withLook(event: Parameters<HandOver>[0], ports: ModelPorts, change: Change): ReturnType<HandOver> {
  return handOver(event, {
    ...ports,
    flag: withFlag(ports, { look: async () => change(await ports.flag.look()) }),
  });
}

function withFlag({ flag }: ModelPorts, changes: Partial<ModelPorts['flag']>): ModelPorts['flag'] {
  return {
    isFresh: () => flag.isFresh(),
    look: () => flag.look(),
    read: () => flag.read(),
    note: (noted) => flag.note(noted),
    notClearSince: (read) => flag.notClearSince(read),
    ...changes,
  };
}

function withPublish({ topic }: ModelPorts, publish: ModelPorts['topic']['publish']): ModelPorts['topic'] {
  return { publish, failedLately: () => topic.failedLately() };
}

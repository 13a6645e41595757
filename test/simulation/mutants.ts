import type { DrainPorts } from '../../core/drain/drain-ports.ts';
import type { HandOverPorts } from '../../core/intake/hand-over-run.ts';
import { AS_IT_IS, type Variant } from './variant.ts';

/** Ways to get it wrong that the simulation must notice. */
export const mutants: Readonly<Record<string, Variant>> = {
  'acknowledges what it could neither publish nor park': {
    ...AS_IT_IS,
    statusOf: (status) => (status === 503 ? 200 : status),
  },
  'remembers events for three days': { ...AS_IT_IS, retentionDays: 3 },
  'never drains': { ...AS_IT_IS, drains: false },
  'never marks': withIntake(({ ledger }) => ({
    ledger: changed(ledger, { markPublished: async () => undefined }),
  })),
  'takes a claim for a publish': withIntake(({ ledger }) => ({
    ledger: changed(ledger, {
      claim: async (entry, at) => {
        const claim = await ledger.claim(entry, at);
        return claim === 'unpublished' ? 'published' : claim;
      },
    }),
  })),
  'publishes past parked events of the same user': withIntake(({ parked }) => ({
    parked: changed(parked, { tail: async () => ({ events: [], whole: true }) }),
  })),
  'parks without raising the flag': withIntake(({ flag }) => ({
    flag: changed(flag, { read: async () => ({ ...(await flag.read()), state: 'open' }) }),
  })),
  'never lowers the flag': withDrain(({ parked }) => ({
    parked: changed(parked, { clearFlag: async () => undefined }),
  })),
  'drains without a look at the ledger': withDrain(({ ledger }) => ({
    ledger: changed(ledger, { published: async () => new Set() }),
  })),
  'takes a parked event out of its line although its publish failed': withDrain(({ topic }) => ({
    topic: { publish: (message) => topic.publish(message).catch(() => undefined) },
  })),
};

function withIntake(change: (ports: HandOverPorts) => Partial<HandOverPorts>): Variant {
  return { ...AS_IT_IS, intakePorts: (ports) => ({ ...ports, ...change(ports) }) };
}

function withDrain(change: (ports: DrainPorts) => Partial<DrainPorts>): Variant {
  return { ...AS_IT_IS, drainPorts: (ports) => ({ ...ports, ...change(ports) }) };
}

/** A port of which some methods are others. */
function changed<Port extends object>(port: Port, methods: Partial<NoInfer<Port>>): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const own: unknown = Reflect.get(methods, name);
      if (own !== undefined) return own;
      const method: unknown = Reflect.get(target, name);
      return typeof method === 'function' ? method.bind(target) : method;
    },
  });
}

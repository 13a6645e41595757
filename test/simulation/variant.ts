import type { SimulatedPorts } from './ports-for.ts';

/** What is simulated: the pipeline as it is, or with something changed to see whether the simulation notices. */
export interface Variant {
  readonly retentionDays: number;
  readonly drains: boolean;
  readonly statusOf: (status: number) => number;
  readonly intakePorts: (ports: SimulatedPorts) => SimulatedPorts;
}

export const AS_IT_IS: Variant = {
  retentionDays: 100,
  drains: true,
  statusOf: (status) => status,
  intakePorts: (ports) => ports,
};

/** Ways to get it wrong that the simulation must notice. */
export const mutants: Readonly<Record<string, Variant>> = {
  'acknowledges what it could neither publish nor park': {
    ...AS_IT_IS,
    statusOf: (status) => (status === 503 ? 200 : status),
  },
  'remembers events for three days': { ...AS_IT_IS, retentionDays: 3 },
  'never drains': { ...AS_IT_IS, drains: false },
  'never marks': withIntakeLedger(() => ({ markPublished: async () => undefined })),
  'takes a claim for a publish': withIntakeLedger((ports) => ({
    claim: async (entry, at) => {
      const claim = await ports.ledger.claim(entry, at);
      return claim.state === 'unpublished' ? { ...claim, state: 'published' } : claim;
    },
  })),
  'publishes past parked events of the same user': withIntakeLedger((ports) => ({
    claim: async (entry, at) => ({ ...(await ports.ledger.claim(entry, at)), behindParked: false }),
  })),
};

function withIntakeLedger(change: (ports: SimulatedPorts) => Partial<SimulatedPorts['ledger']>): Variant {
  return {
    ...AS_IT_IS,
    intakePorts: (ports) => {
      const { ledger } = ports;
      const unchanged = {
        claim: ledger.claim.bind(ledger),
        markPublished: ledger.markPublished.bind(ledger),
        park: ledger.park.bind(ledger),
        parked: ledger.parked.bind(ledger),
        parkedMessage: ledger.parkedMessage.bind(ledger),
      };
      return { ...ports, ledger: { ...unchanged, ...change(ports) } };
    },
  };
}

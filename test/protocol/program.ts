import { drain } from '../../core/drain/drain.ts';
import type { HandOverPorts } from '../../core/intake/hand-over.ts';
import type { Entry, Ledger } from '../../core/ledger/ledger.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import type { Operation } from './operations.ts';

/** An outcome as the provider sees it; `drained` for a run of the drain. */
export type Result = 'accepted' | 'duplicate' | 'parked' | 'unavailable' | 'drained';

export interface Finished {
  readonly result: Result;
  readonly degraded?: string;
}

/** The ports of the protocol, and what only mutants call. */
export interface ModelPorts extends HandOverPorts {
  readonly ledger: Ledger & { release(key: string): Promise<void> };
}

/** One actor: code that runs against the ports. It must depend on nothing but their answers and the clock. */
export interface Program {
  readonly name: string;
  /** The event a delivery carries; undefined for the drain. */
  readonly key?: string;
  run(ports: ModelPorts, startedAt: Date): Promise<Finished>;
}

export type HandOverLike = (entry: Entry, message: TopicMessage, ports: ModelPorts) => Promise<Finished>;

const GROUP = 'privy/main#did:privy:one';
const RETENTION_MILLISECONDS = 100 * 86_400_000;

/** A delivery of an event, handed over by the given protocol. All events are of one group. */
export function delivery(name: string, key: string, handOver: HandOverLike): Program {
  const message: TopicMessage = { body: key, groupId: GROUP, deduplicationId: key, attributes: {} };
  return {
    name,
    key,
    run: (ports, startedAt) => {
      const expiresAt = new Date(startedAt.getTime() + RETENTION_MILLISECONDS);
      return handOver({ key, type: 'privy.user.created', groupId: GROUP, expiresAt }, message, ports);
    },
  };
}

/** A run of the drain. */
export function drainRun(name: string): Program {
  return {
    name,
    run: async (ports, startedAt) => {
      const deadline = new Date(startedAt.getTime() + 50_000);
      await drain({ deadline, retentionDays: 100 }, ports);
      return { result: 'drained' };
    },
  };
}

/** What an actor was told by its calls so far, and when. `failed` is a call that threw. */
export type History = readonly { readonly answer: unknown; readonly failed: boolean; readonly at: Date }[];

export type Step =
  | { readonly done: false; readonly operation: Operation }
  | { readonly done: true; readonly finished: Finished };

/** Runs the actor's real code against its history, up to its next call or its end. Code that throws answers 5xx. */
export function nextStep(program: Program, startedAt: Date, history: History): Promise<Step> {
  return new Promise((resolve) => {
    let position = 0;
    const now = () => history[position - 1]?.at ?? startedAt;
    const call = (operation: Operation): Promise<never> => {
      const past = history[position];
      if (past === undefined) {
        resolve({ done: false, operation });
        return new Promise(() => undefined);
      }
      position += 1;
      return past.failed ? Promise.reject(new Error('injected')) : Promise.resolve(past.answer as never);
    };
    const ports = portsOver(call, now);
    program.run(ports, startedAt).then(
      (finished) => resolve({ done: true, finished }),
      () => resolve({ done: true, finished: { result: 'unavailable' } }),
    );
  });
}

function portsOver(call: (operation: Operation) => Promise<never>, now: () => Date): ModelPorts {
  return {
    now,
    topic: { publish: (message) => call({ call: 'publish', message }) },
    ledger: {
      claim: (entry, at) => call({ call: 'claim', entry, at }),
      markPublished: (entry, at) => call({ call: 'mark', entry, at }),
      park: (entry, message, at) => call({ call: 'park', entry, message, at }),
      async *parked(until) {
        yield await call({ call: 'list', until });
      },
      parkedMessage: (key) => call({ call: 'read', key }),
      release: (key) => call({ call: 'release', key }),
    },
  };
}

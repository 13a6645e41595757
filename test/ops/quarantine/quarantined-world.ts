import type { KeptEvent } from '../../../core/quarantine/quarantine.ts';
import { answerQuarantine } from '../../../lambda/handler-kit/answer-quarantine.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryQuarantine } from '../../support/memory-quarantine.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { type StageOfFunctions, stageOf } from '../stage-of.ts';

const OPENED_AT = new Date('2026-11-27T08:00:00.000Z');

/** A stage with the handler `count`, in whose quarantine users are, and the destination `mirror`, which has nobody in its own. */
export interface QuarantinedWorld {
  readonly stage: StageOfFunctions;
  /** The ids of events that fail when they are released. */
  readonly failing: Set<string>;
  /** What was handled, in this order. */
  readonly handled: readonly string[];
  /** The seconds that the function takes for an event, of the ten that it has. */
  seconds: number;
  /** Puts the events of a user in quarantine, and the user with them. */
  quarantine(user: string, ...ids: readonly string[]): Promise<void>;
  /** The ids of a user's events that are in quarantine. */
  left(user: string): Promise<readonly string[]>;
}

/** A world in which nobody is in quarantine yet. */
export function quarantinedWorld(): QuarantinedWorld {
  const lines = { count: new MemoryQuarantine(), mirror: new MemoryQuarantine() };
  const failing = new Set<string>();
  const handled: string[] = [];
  let at = Date.parse('2026-11-27T09:00:00.000Z');
  const now = () => new Date(at);
  const { telemetry } = recordedTelemetry();
  const handle = async ({ messageId }: KeptEvent) => {
    at += world.seconds * 1_000;
    if (failing.has(messageId)) return { code: 'unknown-plan', permanent: false };
    handled.push(messageId);
    return undefined;
  };
  const functionOf = (name: 'count' | 'mirror') => (event: unknown) =>
    answerQuarantine(event, AbortSignal.timeout(10_000), {
      lines: lines[name],
      handle,
      now,
      telemetry,
      endsAt: new Date(at + 10_000),
    });
  const world: QuarantinedWorld = {
    stage: stageOf({ count: functionOf('count'), mirror: functionOf('mirror') }),
    failing,
    handled,
    seconds: 1,
    async quarantine(user, ...ids) {
      for (const [index, id] of ids.entries()) await putInLine(lines.count, kept(user, id, index));
    },
    left: async (user) => (await lines.count.line(groupOf(user), 100)).map(({ messageId }) => messageId),
  };
  return world;
}

/** The message group of a user of the world. */
export function groupOf(user: string): string {
  return `privy/main#${user}`;
}

async function putInLine(quarantine: MemoryQuarantine, event: KeptEvent): Promise<void> {
  const gate = (await quarantine.look()).gates.get(event.groupId);
  if (gate === undefined) await quarantine.open(event, { at: OPENED_AT, fuse: 100 });
  else await quarantine.join(event, gate);
}

function kept(user: string, id: string, index: number): KeptEvent {
  return {
    groupId: groupOf(user),
    sequence: String(index + 1).padStart(20, '0'),
    messageId: id,
    body: JSON.stringify(envelope({ id, partitionkey: groupOf(user) })),
    keptAt: OPENED_AT,
    attempts: index === 0 ? 7 : 0,
    ...(index === 0 ? { failure: { code: 'unknown-plan', permanent: true } } : {}),
  };
}

import { LOOKS_OUTLIVED_MILLISECONDS, type LookWatch } from './look-watch.ts';
import type { Gate, KeptEvent, Quarantine } from './quarantine.ts';

/**
 * What becomes of an event before it is handled. `handle`: its user is not in quarantine. `kept`: it stands in line and may be
 * acknowledged. `again`: it stands in line, and may be acknowledged when it is received after so many milliseconds.
 */
export type Standing =
  | { readonly kind: 'handle' | 'kept' }
  | { readonly kind: 'again'; readonly milliseconds: number };

export interface StandInLinePorts {
  readonly quarantine: Pick<Quarantine, 'join' | 'leave'>;
  readonly watch: Pick<LookWatch, 'look' | 'read'>;
  readonly now: () => Date;
}

/** Each turn but the last found the gate changed by somebody else. */
const TURNS = 5;

/**
 * Puts an event of a user in quarantine behind those that stand there. A gate that is empty goes first: who took out its last
 * event died before it could.
 */
export async function standInLine(
  event: KeptEvent,
  { quarantine, watch, now }: StandInLinePorts,
): Promise<Standing> {
  let gate = (await watch.look()).gates.get(event.groupId);
  for (let turn = 1; turn <= TURNS; turn += 1) {
    if (gate === undefined) return { kind: 'handle' };
    if (gate.events === 0) {
      if ((await quarantine.leave(event.groupId)) === 'left') return { kind: 'handle' };
    } else if ((await quarantine.join(event, gate)) === 'joined') {
      return acknowledgeable(gate, now());
    }
    gate = (await watch.read()).gates.get(event.groupId);
  }
  throw new GateChangedError(event.groupId);
}

function acknowledgeable({ openedAt }: Gate, now: Date): Standing {
  const milliseconds = openedAt.getTime() + LOOKS_OUTLIVED_MILLISECONDS - now.getTime();
  return milliseconds > 0 ? { kind: 'again', milliseconds } : { kind: 'kept' };
}

/** The gate was another one whenever an event was to stand behind it. The event comes again. */
export class GateChangedError extends Error {
  readonly code = 'gate-changed';

  constructor(groupId: string) {
    super(`the quarantine of ${groupId} was changed ${TURNS} times while an event was to join it`);
    this.name = 'GateChangedError';
  }
}

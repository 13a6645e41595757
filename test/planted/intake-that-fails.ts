import type { SourceName } from '../../core/events/source-name.ts';
import type { AcceptedSecret } from '../../core/secrets/secrets.ts';
import { type IntakeHandler, intakeHandler } from '../../lambda/intake/intake-handler.ts';
import { createTelemetry } from '../../lambda/telemetry.ts';
import { handOverPorts, memoryStores } from '../support/hand-over-ports.ts';
import { PLANTED } from './planted.ts';

export type FailingCall =
  | 'secrets'
  | 'refresh'
  | 'claim'
  | 'flag'
  | 'line'
  | 'publish'
  | 'mark'
  | 'park'
  | 'wake';

export interface FailingIntakeOptions {
  readonly failing?: readonly FailingCall[];
  /** What the failing calls throw. */
  readonly error?: unknown;
  /** False where nobody has put a signing secret yet. */
  readonly hasSecrets?: boolean;
  /** How the secrets were pasted, where it was not as they are. */
  readonly pasted?: (secret: string) => string;
}

const NOW = new Date('2026-11-22T08:00:00.000Z');
const SECRETS = { 'privy/main': PLANTED.privySecret, 'dynamic/main': PLANTED.dynamicSecret } as const;

/** The real intake with the real logger and metrics, over dependencies of which some throw what they are told to. */
export function intakeThatFails(options: FailingIntakeOptions = {}): IntakeHandler {
  const { failing = [], error, hasSecrets = true, pasted = (secret) => secret } = options;
  const clock = { now: NOW };
  const stores = memoryStores(clock);
  const attempt = async <Answer>(call: FailingCall, action: () => Promise<Answer>): Promise<Answer> => {
    if (failing.includes(call)) throw error;
    return await action();
  };
  const accepted = async (source: SourceName): Promise<readonly AcceptedSecret[]> =>
    hasSecrets ? [{ value: pasted(SECRETS[source as keyof typeof SECRETS]), stage: 'current' }] : [];
  for (const [call, target, method] of [
    ['claim', stores.ledger, 'claim'],
    ['mark', stores.ledger, 'markPublished'],
    ['publish', stores.topic, 'publish'],
    ['park', stores.parked, 'join'],
    ['flag', stores.parked, 'flag'],
    ['line', stores.parked, 'tail'],
  ] as const) {
    const action = Reflect.get(target, method) as (...args: unknown[]) => Promise<unknown>;
    Reflect.set(target, method, (...args: unknown[]) => attempt(call, () => action.apply(target, args)));
  }
  const ports = {
    ...handOverPorts(stores, clock),
    wakeDrain: () => attempt('wake', async () => undefined),
    secrets: {
      accepted: (source: SourceName) => attempt('secrets', () => accepted(source)),
      refreshed: () => attempt('refresh', async () => undefined),
      expired: () => undefined,
    },
  };
  const sources = new Map(
    Object.keys(SECRETS).map((name) => [name, { name: name as SourceName, environment: 'test' }]),
  );
  const intake = {
    options: { sources, retentionDays: 100 },
    ports,
    secretArnOf: () => 'arn:aws:secretsmanager',
  };
  return intakeHandler(intake, createTelemetry('intake'));
}

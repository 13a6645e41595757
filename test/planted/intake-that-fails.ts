import type { SourceName } from '../../core/events/source-name.ts';
import type { AcceptedSecret } from '../../core/secrets/secrets.ts';
import { type IntakeHandler, intakeHandler } from '../../lambda/intake/intake-handler.ts';
import { createTelemetry } from '../../lambda/telemetry.ts';
import { MemoryLedger } from '../support/memory-ledger.ts';
import { MemoryTopic } from '../support/memory-topic.ts';
import { PLANTED } from './planted.ts';

export type FailingCall = 'secrets' | 'refresh' | 'claim' | 'publish' | 'mark' | 'park';

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
  const now = () => NOW;
  const ledger = new MemoryLedger();
  const topic = new MemoryTopic(now);
  const attempt = async <Answer>(call: FailingCall, action: () => Promise<Answer>): Promise<Answer> => {
    if (failing.includes(call)) throw error;
    return await action();
  };
  const accepted = async (source: SourceName): Promise<readonly AcceptedSecret[]> =>
    hasSecrets ? [{ value: pasted(SECRETS[source as keyof typeof SECRETS]), stage: 'current' }] : [];
  const ports = {
    now,
    secrets: {
      accepted: (source: SourceName) => attempt('secrets', () => accepted(source)),
      refreshed: () => attempt('refresh', async () => undefined),
    },
    topic: {
      publish: (message: Parameters<MemoryTopic['publish']>[0]) =>
        attempt('publish', () => topic.publish(message)),
    },
    ledger: {
      claim: (...call: Parameters<MemoryLedger['claim']>) => attempt('claim', () => ledger.claim(...call)),
      markPublished: (...call: Parameters<MemoryLedger['markPublished']>) =>
        attempt('mark', () => ledger.markPublished(...call)),
      park: (...call: Parameters<MemoryLedger['park']>) => attempt('park', () => ledger.park(...call)),
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

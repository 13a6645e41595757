import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { type IntakeHandler, intakeHandler } from '../../lambda/intake/intake-handler.ts';
import { handOverPorts, memoryStores } from './hand-over-ports.ts';
import { memorySecrets } from './memory-secrets.ts';
import { recordedTelemetry } from './recorded-telemetry.ts';

export const SIGNING_SECRETS = {
  'privy/main': 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx',
  'dynamic/main': 'dyn_fixtureSecret0000000000000000000000000001',
} as const satisfies Partial<Record<SourceName, string>>;

export type TestSource = keyof typeof SIGNING_SECRETS;

/**
 * The real intake over a ledger, a topic and secrets in memory, with a clock that tests set. `secretsPut` replaces secrets;
 * undefined is one that was never put. `put` puts one later.
 */
export function memoryIntake(secretsPut: Readonly<Partial<Record<TestSource, string | undefined>>> = {}) {
  const clock = { now: new Date('2026-11-22T08:00:00.000Z') };
  const stores = memoryStores(clock);
  const recorded = recordedTelemetry();
  const { secrets, put, fetches } = memorySecrets({ ...SIGNING_SECRETS, ...secretsPut }, () => clock.now);
  const names = Object.keys(SIGNING_SECRETS) as SourceName[];
  const sources = new Map(names.map((name) => [name, { name, environment: 'production' }]));
  const handler: IntakeHandler = intakeHandler(
    {
      options: { sources, retentionDays: 100 },
      ports: { ...handOverPorts(stores, clock), secrets },
      secretArnOf: () => 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:privy',
    },
    recorded.telemetry,
  );
  return { handler, ...stores, clock, recorded, put, fetches };
}

export interface SignedRequest {
  readonly source?: TestSource;
  readonly body: string | Uint8Array;
  readonly id?: string;
  readonly at?: Date;
  readonly secret?: string;
}

/** The API Gateway event of a delivery signed as the provider would sign it. */
export function signedEvent({ source = 'privy/main', body, id, at, secret }: SignedRequest) {
  const bytes = Buffer.from(body as string);
  const provider: Provider = providers[providerOf(source)];
  const headers = provider.sign(bytes, {
    secret: secret ?? SIGNING_SECRETS[source],
    id: id ?? 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
    at: at ?? new Date('2026-11-22T08:00:00.000Z'),
  });
  return proxyEvent({ path: `/webhooks/${source}`, headers, body: bytes });
}

/** An API Gateway REST proxy event as it arrives with every media type declared binary. */
export function proxyEvent({
  path,
  headers,
  body,
}: {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}) {
  const multiValueHeaders = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value]]),
  );
  return {
    resource: path,
    path,
    pathParameters: null as Record<string, string> | null,
    httpMethod: 'POST',
    headers,
    multiValueHeaders: multiValueHeaders as Record<string, string[]>,
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}

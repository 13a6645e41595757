import type { Envelope } from '../../core/events/envelope.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import { admit } from '../../core/intake/admit.ts';
import { type ProviderName, providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';

const RECEIVED_AT = new Date('2026-11-22T00:00:05.000Z');
const KEY = Buffer.from('an example key that signs a body');

/** The envelope that the intake makes of a signed delivery of the body. */
export function admitBody(providerName: ProviderName, body: Uint8Array): Envelope {
  const provider: Provider = providers[providerName];
  const headers = provider.sign(body, {
    secret: provider.makeSecret(KEY),
    id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
    at: RECEIVED_AT,
  });
  const request = { headers: new Map(Object.entries(headers).map(([key, value]) => [key, [value]])), body };
  const source = { name: `${providerName}/main` as SourceName, environment: 'production' };
  const admission = admit(request, { source, receivedAt: RECEIVED_AT, retentionDays: 100 });
  if (!admission.ok) throw new Error(`The intake does not admit this body of ${providerName}.`);
  return JSON.parse(admission.admitted.message.body);
}

import { providerOf, type SourceName } from '../core/events/source-name.ts';
import { providers } from '../core/providers/index.ts';
import type { Provider } from '../core/providers/provider.ts';
import { CannotStartError } from './cloud/cannot-start-error.ts';
import { stageNameOf } from './cloud/gateway/start-api.ts';
import type { ApiDescription } from './cloud/resources/api-description.ts';
import { deliveryPath } from './delivery-path.ts';

const LOOPBACK = '127.0.0.1';

/**
 * Throws where the template's web ACL keeps this machine from a source. It would answer every delivery with 403, which says
 * nothing of the reason; to let them through all the same would be another web ACL than the template's.
 */
export function checkLoopback(api: ApiDescription, sources: readonly { readonly name: string }[]): void {
  const kept = sources.map(({ name }) => name).filter((name) => isBlocked(api, name));
  if (kept.length === 0) return;
  throw new CannotStartError(
    'BAD_APP',
    `extraAllowedCidrs of the stage local: does not let ${LOOPBACK}, from which everything here is delivered, reach ` +
      `${kept.join(', ')}; add '127.0.0.1/32', '::1/128'`,
  );
}

function isBlocked(api: ApiDescription, name: string): boolean {
  const webAcl = api.webAclArn === undefined ? undefined : api.webAcls.get(api.webAclArn);
  const path = `/${stageNameOf(api)}${deliveryPath(api, name)}`;
  const request = { sourceIp: LOOPBACK, method: 'POST', queryString: '', headers: signedHeaders(name) };
  return webAcl?.evaluate({ ...request, path }).action === 'block';
}

/** The form of a delivery's headers is enough: a web ACL cannot tell whether a signature is right. */
function signedHeaders(source: string): ReadonlyMap<string, readonly string[]> {
  const provider: Provider = providers[providerOf(source as SourceName)];
  const secret = provider.makeSecret(Buffer.from('a key that nobody else has'));
  const headers = provider.sign(Buffer.alloc(0), { secret, id: 'msg_loopback', at: new Date(0) });
  return new Map(Object.entries(headers).map(([header, value]) => [header, [value]]));
}

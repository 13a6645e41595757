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
  const kept = sources.map(({ name }) => name).filter((name) => isBlocked(api, deliveryPath(api, name)));
  if (kept.length === 0) return;
  throw new CannotStartError(
    'BAD_APP',
    `extraAllowedCidrs of the stage local: does not let ${LOOPBACK}, from which everything here is delivered, reach ` +
      `${kept.join(', ')}; add '127.0.0.1/32', '::1/128'`,
  );
}

function isBlocked(api: ApiDescription, path: string): boolean {
  const webAcl = api.webAclArn === undefined ? undefined : api.webAcls.get(api.webAclArn);
  const request = { sourceIp: LOOPBACK, method: 'POST', queryString: '', headers: new Map() };
  return webAcl?.evaluate({ ...request, path: `/${stageNameOf(api)}${path}` }).action === 'block';
}

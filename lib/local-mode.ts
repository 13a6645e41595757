import type { IConstruct } from 'constructs';

/** The context that local mode sets when it synthesizes. No deployment has it, whatever its stage is called. */
export const LOCAL_MODE_CONTEXT = 'wallet-webhooks:local-mode';

/** What a function's metadata holds the `Bundle` of its code as, in local mode: so it can be bundled again. */
export const BUNDLE_METADATA = 'wallet-webhooks:bundle';

/** True where what is synthesized is played on this machine and never deployed. */
export function isLocalMode({ node }: IConstruct): boolean {
  return node.tryGetContext(LOCAL_MODE_CONTEXT) === true;
}

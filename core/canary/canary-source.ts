import type { SourceName } from '../events/source-name.ts';

/** The endpoint that a pipeline delivers to itself. No provider's endpoint may be called so. */
export const CANARY_SOURCE = 'privy/canary' satisfies SourceName;

/** What handles its events, as inbox and logs call it. */
export const CANARY_HANDLER = 'canary';

/** True for what a pipeline sent to itself, which is no business of anybody else. */
export function isOfCanary({ source }: { readonly source: string }): boolean {
  return source === CANARY_SOURCE;
}

import type { SourceName } from '../../core/events/source-name.ts';

/**
 * What rules put on requests for the rules after them and for the log. WAF writes the name of the web ACL before them, which only
 * the log has to spell out.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-label-requirements.html
 */
const OURS = 'wallet-webhooks';

/** The request is for a source's path and carries nothing that could be its provider's signature. */
export const NO_SIGNATURE = `${OURS}:no-signature`;
/** The request is one of so many strangers' that it is not worth a line in the log. */
export const FLOOD = `${OURS}:flood`;

/** The request is for the path of this source. */
export function sourceLabel(source: SourceName): string {
  return `${OURS}:source:${source.replace('/', '-')}`;
}

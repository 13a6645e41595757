import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type BlockAction = CfnWebACL.BlockActionProperty;

/** What the web ACL answers in the words of the intake, by the key of the body. */
export const ANSWER_BODIES = {
  'unknown-source': { contentType: 'APPLICATION_JSON', content: '{"status":"unknown-source"}' },
  'no-signature': {
    contentType: 'APPLICATION_JSON',
    content: '{"status":"rejected","reason":"no-signature"}',
  },
} as const satisfies Record<string, CfnWebACL.CustomResponseBodyProperty>;

/** The answer to a path that is no source's. */
export const UNKNOWN_SOURCE = answer(404, 'unknown-source');
/** The answer to a request for a source without what could be a signature. */
export const NOT_SIGNED = answer(401, 'no-signature');

function answer(responseCode: number, customResponseBodyKey: keyof typeof ANSWER_BODIES): BlockAction {
  return { customResponse: { responseCode, customResponseBodyKey } };
}

import { privy } from '../../core/providers/privy/index.ts';
import { signedBody } from '../verify/deliveries.ts';

/** Of a webhook about a user with some linked accounts. */
const BODY_BYTES = 3_072;
let count = 0;

/** What API Gateway gives the function for one delivery of Privy, another event each time. */
export function deliveryEvent(secret: string): unknown {
  count += 1;
  const body = signedBody(BODY_BYTES);
  const id = `msg_${String(count).padStart(27, '0')}`;
  const headers: Readonly<Record<string, string>> = {
    'content-type': 'application/json',
    'user-agent': 'Svix-Webhooks/1.62.0 (sender-9YMgn; +https://www.svix.com/http-sender/)',
    host: 'abcdefghij.execute-api.eu-central-1.amazonaws.com',
    'x-forwarded-for': '44.228.126.217',
    ...privy.sign(body, { secret, id, at: new Date() }),
  };
  return {
    resource: '/webhooks/privy/main',
    path: '/webhooks/privy/main',
    httpMethod: 'POST',
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: { requestId: `request-${count}`, identity: { sourceIp: '44.228.126.217' } },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

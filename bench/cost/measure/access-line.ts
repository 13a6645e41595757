import { ACCESS_LOG_FORMAT } from '../../../lib/intake-api/access-log-format.ts';

/** What API Gateway writes in the place of each, for a delivery that was taken in. */
const VALUES: Readonly<Record<string, string>> = {
  '$context.requestId': 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  '$context.httpMethod': 'POST',
  '$context.resourcePath': '/webhooks/privy/main',
  '$context.status': '200',
  '$context.responseLatency': '58',
  '$context.integrationLatency': '51',
  '$context.identity.sourceIp': '44.228.126.217',
  '$context.error.responseType': '-',
  '$context.wafResponseCode': 'WAF_ALLOW',
  '$context.tlsVersion': 'TLSv1.3',
};

/** A line of the access log. Throws where the format has something that is not known here. */
export function accessLine(format = ACCESS_LOG_FORMAT.toString()): string {
  return format.replaceAll(/\$context(?:\.\w+)+/g, (name) => {
    const value = VALUES[name];
    if (value === undefined) throw new Error(`what the access log writes for ${name} is not known`);
    return value;
  });
}

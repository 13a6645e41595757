import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/**
 * One JSON object per request. No header and no body: they hold signatures and personal data. The TLS fields tell
 * whether a provider would still get through under a stricter policy.
 */
export const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    method: AccessLogField.contextHttpMethod(),
    resource: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    durationMilliseconds: AccessLogField.contextResponseLatency(),
    intakeMilliseconds: AccessLogField.contextIntegrationLatency(),
    sourceIp: AccessLogField.contextIdentitySourceIp(),
    error: AccessLogField.contextErrorResponseType(),
    webAcl: AccessLogField.contextWafResponseCode(),
    tlsVersion: '$context.tlsVersion',
    cipherSuite: '$context.cipherSuite',
  }),
);

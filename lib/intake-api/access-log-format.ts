import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/** What went wrong in API Gateway itself, as the type of its answer. */
export const ERROR_FIELD = 'error';

/**
 * One JSON object per request. No header and no body: they hold signatures and personal data. The version of TLS
 * tells whether a provider would still get through under a stricter policy. No more than is read, as a
 * line is paid for by its bytes: the time is CloudWatch's own.
 */
export const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    method: AccessLogField.contextHttpMethod(),
    resource: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    durationMilliseconds: AccessLogField.contextResponseLatency(),
    intakeMilliseconds: AccessLogField.contextIntegrationLatency(),
    sourceIp: AccessLogField.contextIdentitySourceIp(),
    [ERROR_FIELD]: AccessLogField.contextErrorResponseType(),
    webAcl: AccessLogField.contextWafResponseCode(),
    tlsVersion: '$context.tlsVersion',
  }),
);

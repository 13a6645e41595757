import { type GatewayResponseOptions, ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { RETRY_AFTER_SECONDS } from '../../lambda/intake/retry-after.ts';

const JSON_TYPE = 'application/json';

/**
 * What API Gateway answers by itself, in the shape of the intake's answers. A path or method that does not exist is
 * `MISSING_AUTHENTICATION_TOKEN` to API Gateway, a GET of an existing path too; its own answer would be 403.
 */
export const GATEWAY_ANSWERS: Readonly<Record<string, GatewayResponseOptions>> = {
  UnknownSource: {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    statusCode: '404',
    templates: { [JSON_TYPE]: '{"status":"unknown-source"}' },
  },
  TooLarge: {
    type: ResponseType.REQUEST_TOO_LARGE,
    statusCode: '413',
    templates: { [JSON_TYPE]: '{"status":"too-large"}' },
  },
  Throttled: {
    type: ResponseType.THROTTLED,
    statusCode: '429',
    templates: { [JSON_TYPE]: '{"status":"throttled"}' },
  },
  Unavailable: unavailable(ResponseType.DEFAULT_5XX),
  IntakeFailed: unavailable(ResponseType.INTEGRATION_FAILURE),
  IntakeTimedOut: unavailable(ResponseType.INTEGRATION_TIMEOUT),
};

/** Says what the intake says when it can keep nothing. The status stays API Gateway's, which tells the causes apart. */
function unavailable(type: ResponseType): GatewayResponseOptions {
  return {
    type,
    // A quoted text is a constant to API Gateway.
    responseHeaders: { 'Retry-After': `'${RETRY_AFTER_SECONDS}'` },
    templates: { [JSON_TYPE]: '{"status":"unavailable"}' },
  };
}

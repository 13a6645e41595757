import type { Call } from '../../aws/operator/connection.ts';
import { OpsError } from '../ops-error.ts';

/** What AWS answers who presents credentials that are none, or none any more. */
const EXPIRED = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired)$/;
const UNKNOWN =
  /^(UnrecognizedClient(Exception)?|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure|MissingAuthenticationToken(Exception)?|IncompleteSignature(Exception)?)$/;
const DENIED =
  /^(AccessDenied(Exception)?|AuthorizationError(Exception)?|UnauthorizedOperation|NotAuthorized)$/;
const THROTTLED =
  /^(Throttl\w*|TooManyRequestsException|RequestLimitExceeded|ProvisionedThroughputExceededException|LimitExceededException|RequestThrottled|SlowDown)$/;
/** What this machine says when nothing is there, or nothing answers. */
const NOT_REACHED =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/;

/** The failure that a person can do something about: access, or the way there. Undefined for any other. */
export function opsErrorOf(error: unknown, call: Call): OpsError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, code = '' } = error as { readonly name: string; readonly code?: unknown };
  if (error.message.startsWith('Region is missing'))
    return new OpsError('misused', 'no AWS region is set; give --region, or set AWS_REGION', {
      cause: error,
    });
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') return noCredentials(error);
  if (EXPIRED.test(name))
    return noAccess('the AWS credentials have expired; get new ones, such as with aws sso login', error);
  if (UNKNOWN.test(name))
    return noAccess(
      'AWS does not know the credentials; see what aws sts get-caller-identity says of them',
      error,
    );
  if (DENIED.test(name)) return denied(error, call);
  if (THROTTLED.test(name))
    return new OpsError(
      'unreachable',
      `${call.service} takes no more calls for now (${call.action}); try again in a minute`,
      { cause: error },
    );
  if (name === 'TimeoutError' || (typeof code === 'string' && NOT_REACHED.test(code)))
    return unreachable(error, call);
  return undefined;
}

function noCredentials(error: Error): OpsError {
  if (/expired/i.test(error.message))
    return noAccess('the AWS credentials have expired; get new ones, such as with aws sso login', error);
  // Of a profile that gives none the SDK says no more than that nothing did.
  const profile = process.env['AWS_PROFILE'];
  const problem =
    profile === undefined
      ? 'there are no AWS credentials; set AWS_PROFILE, or get some with aws sso login'
      : `the profile ${profile} has no AWS credentials; aws configure list-profiles shows those there are`;
  return noAccess(problem, error);
}

/** AWS names the action, and the resource where it may. */
const REFUSAL = /not authorized to perform:? ([\w-]+:\w+)(?: on resource:? "?([^\s"]+))?/;

function denied(error: Error, call: Call): OpsError {
  const [, action = actionOf(call), resource = resourceOf(call)] = REFUSAL.exec(error.message) ?? [];
  const place = resource === undefined ? '' : ` on ${resource}`;
  return noAccess(
    `no permission for ${action}${place}; ask for the stage's read or change policies, see docs/operations.md`,
    error,
  );
}

function unreachable(error: Error, { service, action }: Call): OpsError {
  const host = (error as { readonly hostname?: unknown }).hostname;
  const address = (error as { readonly address?: unknown; readonly port?: unknown }).address;
  const where = host ?? (address && `${address}:${(error as { port?: unknown }).port}`);
  const place = where ? ` at ${where}` : '';
  const message = `${service} does not answer${place} (${action}); see that the network, the region and the endpoint are right`;
  return new OpsError('unreachable', message, { cause: error });
}

function noAccess(message: string, cause: Error): OpsError {
  return new OpsError('no-access', message, { cause });
}

/** As policies spell the services of whose calls AWS may not say what it refused. */
const PREFIXES: Readonly<Record<string, string>> = {
  CloudWatch: 'cloudwatch',
  CloudWatchLogs: 'logs',
  EventBridge: 'events',
  SecretsManager: 'secretsmanager',
};
/** Calls whose permission is called otherwise. */
const ACTIONS: Readonly<Record<string, string>> = {
  Invoke: 'InvokeFunction',
  ListObjectsV2: 'ListBucket',
  ListObjectVersions: 'ListBucketVersions',
};

function actionOf({ service, action }: Call): string {
  return `${PREFIXES[service] ?? service.toLowerCase()}:${ACTIONS[action] ?? action}`;
}

/** What the calls of the commands name a resource by. */
const NAMES = [
  'FunctionName',
  'UUID',
  'QueueUrl',
  'TableName',
  'SecretId',
  'Bucket',
  'TopicArn',
  'logGroupName',
  'Path',
  'Name',
];

function resourceOf({ input }: Call): string | undefined {
  const values = NAMES.map((name) => input[name]);
  return values.find((value): value is string => typeof value === 'string');
}

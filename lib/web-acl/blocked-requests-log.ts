import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, type CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { FLOOD, NO_SIGNATURE } from './labels.ts';
import { SIGNATURE_HEADERS } from './signature-headers.ts';

/** Which web ACL logs, and where to. */
export interface BlockedRequestsLogProps {
  /** The web ACL whose blocked requests are logged. */
  readonly acl: CfnWebACL;
  /** WAF logs to no group whose name begins otherwise than `aws-waf-logs-`. */
  readonly logGroupName: string;
  /** How long log lines are kept. */
  readonly retention: RetentionDays;
  /** The key with which they are encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/** What carries one of these is counted and sampled, and is not logged: a flood's log would cost more than all the rest of it. */
const NOT_WORTH_A_LINE = [NO_SIGNATURE, FLOOD];

/** One filter, because the order in which WAF asks several is not documented. */
function worthALine(acl: CfnWebACL) {
  return {
    DefaultBehavior: 'KEEP',
    Filters: [
      {
        Behavior: 'DROP',
        Requirement: 'MEETS_ANY',
        Conditions: [
          { ActionCondition: { Action: 'ALLOW' } },
          ...NOT_WORTH_A_LINE.map((label) => ({
            LabelNameCondition: { LabelName: `${acl.attrLabelNamespace}${label}` },
          })),
        ],
      },
    ],
  };
}

/**
 * Logs what a web ACL blocks and somebody may want to look up, without the signatures. What it allows is in the API's access log.
 */
export function logBlockedRequests(
  scope: Construct,
  { acl, logGroupName, retention, encryptionKey }: BlockedRequestsLogProps,
): void {
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName,
    retention,
    ...(encryptionKey === undefined ? {} : { encryptionKey }),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new CfnLoggingConfiguration(scope, 'Logging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [arnWithoutWildcard(scope, logGroup)],
    loggingFilter: worthALine(acl),
    redactedFields: SIGNATURE_HEADERS.map((header) => ({ singleHeader: { Name: header } })),
  });
}

/** A log group's own ARN attribute ends in `:*`, which WAF refuses. */
function arnWithoutWildcard(scope: Construct, { logGroupName }: LogGroup): string {
  return Stack.of(scope).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { stackNamePrefix } from '../stack-name-prefix.ts';

/**
 * The ARNs of the alarms of a pipeline, which begin with its name, or else of those that CloudFormation names after the stack of the
 * construct: a stack whose name begins with that one's and a hyphen has such names too.
 */
export function alarmArns(scope: Construct, pipelineName: string | undefined): string {
  const stack = Stack.of(scope);
  return stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: pipelineName === undefined ? `${stackNamePrefix(stack)}-*` : `${pipelineName} *`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

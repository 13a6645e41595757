import type { Stack } from 'aws-cdk-lib';

/** What the names begin with that CloudFormation gives: of a nested stack only the name of the outermost is known. */
export function stackNamePrefix(stack: Stack): string {
  const { nestedStackParent } = stack;
  return nestedStackParent === undefined ? stack.stackName : `${stackNamePrefix(nestedStackParent)}-*`;
}

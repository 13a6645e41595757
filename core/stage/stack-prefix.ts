/** So much of a stack's name CloudFormation keeps in the names that it makes up, however long the rest is. */
const KEPT = 20;

/** What the names that CloudFormation makes up for the resources of a stack begin with. A bucket's are in lower case. */
export function stackPrefix(stackName: string): string {
  return stackName.length > KEPT ? stackName.slice(0, KEPT) : `${stackName}-`;
}

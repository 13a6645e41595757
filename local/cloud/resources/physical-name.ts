import { kebabCase } from '../template/part-name.ts';
import type { LocalStack } from './local-stack.ts';
import type { ResolvedResource } from './resource-type.ts';

/**
 * A name for a resource that the template leaves to CloudFormation: its construct path without the pipeline's own, such as
 * `user-directory-users`. People type these names. CloudFormation would add the stack and a hash.
 */
export function physicalName(
  { path, logicalId }: Pick<ResolvedResource, 'path' | 'logicalId'>,
  { names }: Pick<LocalStack, 'names'>,
  maxLength: number,
): string {
  const segments = path.split('/');
  const words =
    segments.length === 1 ? segments : segments.slice(1).filter((word, at, all) => word !== all[at - 1]);
  const wanted = words.map(kebabCase).join('-');
  // Too long, or the path of another resource reads the same: the logical id is unique and ends in a hash.
  const name = wanted.length <= maxLength && !names.has(wanted) ? wanted : logicalId.slice(-maxLength);
  names.add(name);
  return name;
}

/**
 * The part of the pipeline that a resource belongs to, from its construct path: `Pipeline/Intake/Intake/Function` is of
 * `intake`, `Pipeline/user-directory/Subscriber/Queue` of `user-directory`. What stands by itself is its own part.
 */
export function partName(constructPath: string): string {
  const [first = '', part = first] = constructPath.split('/');
  return kebabCase(part);
}

export function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

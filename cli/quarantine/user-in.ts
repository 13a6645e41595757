/** The user of a message group, by which the commands find it too: what follows the `#`, or the group where there is none. */
export function userIn(group: string): string {
  return group.slice(group.indexOf('#') + 1);
}

/** A message group by its parts: `privy/main#did:privy:ada`. */
export function splitGroup(group: string): { readonly source: string; readonly name: string } {
  const at = group.indexOf('#');
  return at === -1 ? { source: '', name: group } : { source: group.slice(0, at), name: group.slice(at + 1) };
}

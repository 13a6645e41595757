import type { PlaceInLine, QuarantineLines } from './quarantine.ts';

/** Takes one event out of a line for good and keeps why. Without another behind it, its user leaves quarantine. */
export async function drop(
  { groupId, sequence }: PlaceInLine,
  reason: string,
  { lines, now }: { readonly lines: QuarantineLines; readonly now: () => Date },
): Promise<'dropped' | 'not-in-quarantine'> {
  const dropped = await lines.drop({ groupId, sequence }, { at: now(), reason });
  await lines.leave(groupId);
  return dropped === 'removed' ? 'dropped' : 'not-in-quarantine';
}

const DAY_MILLISECONDS = 86_400_000;

/** When an entry written now may be forgotten. */
export function expiryOf(at: Date, retentionDays: number): Date {
  return new Date(at.getTime() + retentionDays * DAY_MILLISECONDS);
}

import { ageText } from '../../core/time/age-text.ts';

/** How long ago that was: `3 min`. */
export function sinceText(at: string, now: Date): string {
  return ageText((now.getTime() - Date.parse(at)) / 1_000);
}

/** `1 message`, `2 messages`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

import { ageText } from '../../../core/time/age-text.ts';

/** A whole number as people read it: `12,418`. */
export function countText(count: number): string {
  return Math.round(count).toLocaleString('en');
}

/** A duration: `42 ms`, `1.3 s`, and from a minute on as an age. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  return milliseconds < 60_000 ? `${(milliseconds / 1_000).toFixed(1)} s` : ageText(milliseconds / 1_000);
}

/** How long ago something was: `7 min ago`. What lies ahead by a clock that differs is just now. */
export function agoText(at: string, now: Date): string {
  const seconds = (now.getTime() - Date.parse(at)) / 1_000;
  return seconds < 1 ? 'just now' : `${ageText(seconds)} ago`;
}

/** A moment in UTC: the time of day, and the day where it is another one. */
export function momentText(at: string, now: Date): string {
  const time = at.slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh:mm:ss'.length);
  const day = at.slice(0, 'yyyy-mm-dd'.length);
  return day === now.toISOString().slice(0, 'yyyy-mm-dd'.length) ? time : `${day} ${time}`;
}

/** A time of day with milliseconds, in UTC. */
export function clockText(at: string): string {
  return at.slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh:mm:ss.sss'.length);
}

/** `1 event`, `2 events`, `2 deliveries`. */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${count === 1 ? noun : `${noun}s`.replace(/([^aeiou])ys$/, '$1ies')}`;
}

import { dayOf } from '../../core/archive/archive-keys.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Whether a value is a UTC date that there is, such as `2026-11-27`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && dayOf(date.toISOString()) === value;
}

/** The UTC day before. */
export function yesterday(now: Date): string {
  return daysAgo(1, now);
}

/** A UTC day so many days before. */
export function daysAgo(days: number, now: Date): string {
  return dayOf(new Date(now.getTime() - days * DAY_MILLISECONDS).toISOString());
}

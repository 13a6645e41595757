import { OpsError } from './ops-error.ts';

const DURATION = /^(\d{1,6})([smhd])$/;
const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Reads a stretch of time as an operator types it, in seconds. Throws an `OpsError` that names what it is for. */
export function readDuration(name: string, text: string): number {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  if (unit !== undefined) return Number(amount) * SECONDS[unit as keyof typeof SECONDS];
  throw new OpsError('misused', `${name} is "${text}"; allowed: such as 90s, 10m, 6h or 2d`);
}

import { counted } from '../output/counted.ts';
import type { Page } from '../output/page.ts';

/** So many are named. */
const NAMED = 20;

/** Events that were named and would not come, for reading. */
export function absentLines(absent: readonly string[], subscriber: string, { paint }: Page): string[] {
  if (absent.length === 0) return [];
  const are = absent.length === 1 ? 'is' : 'are';
  return [
    `${paint('warning', `${counted(absent.length, 'event')} would not come`)}: ${absent.slice(0, NAMED).join(', ')}${absent.length > NAMED ? ' …' : ''}`,
    `${are} not in the archive of that time, which has an event two minutes after its receipt, or nothing that ${subscriber} asks for`,
  ];
}

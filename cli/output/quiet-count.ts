import type { Cell } from '../../local/terminal/table.ts';
import { figure } from './counted.ts';

/** A count that catches the eye only where it is not zero. */
export function quietCount(count: number | undefined, tone: Cell['tone'] = 'plain'): Cell {
  if (count === undefined) return { text: '–', tone: 'quiet' };
  return count === 0 ? { text: '·', tone: 'quiet' } : { text: figure(count), tone };
}

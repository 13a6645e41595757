import type { Paint } from '../../local/terminal/paint.ts';

/** What text is laid out for. */
export interface Page {
  /** How many characters a line has room for. */
  readonly columns: number;
  readonly paint: Paint;
}

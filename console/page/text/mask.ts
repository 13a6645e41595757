import { counted } from './figures.ts';
import { inertText } from './inert-text.ts';

/** From so many characters on the last four do not tell what it is. */
const LEAST_FOR_LAST = 9;

/** What may be shown of a value of a payload that nobody has asked to see: its kind, its length and its last four characters. */
export function maskOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return maskOfText(value);
  if (typeof value === 'number')
    return `number, ${counted(String(value).replace(/\D/g, '').length, 'digit')}`;
  return typeof value;
}

function maskOfText(value: string): string {
  if (value === '') return 'text, empty';
  const length = `text, ${counted(value.length, 'character')}`;
  if (value.length < LEAST_FOR_LAST) return length;
  const last = Array.from(value.slice(-8)).slice(-4).join('');
  return `${length}, …${inertText(last)}`;
}

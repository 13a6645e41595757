import type { Paint, Tone } from '../terminal/paint.ts';
import type { EventFacts } from './live-fact.ts';
import { bareId, shortenId, shortenType } from './shorten-id.ts';

/** How a line is laid out. */
export interface Layout {
  /** Of the terminal. */
  readonly columns: number;
  /** Of the column with sources and handlers. */
  readonly nameWidth: number;
  readonly paint: Paint;
  /** Paths are shown as they are from here. */
  readonly workingDirectory: string;
}

/** One line before it is laid out. */
export interface Line {
  readonly at: Date;
  /** `→` for what comes in, `✗` for what failed. */
  readonly mark: '→' | '✗' | ' ';
  readonly name: string;
  readonly outcome: string;
  readonly tone: Tone;
  /** What it is about: an event, or some words. */
  readonly about: EventFacts | string;
  /** At the right edge. */
  readonly tail: string;
}

const OUTCOME_WIDTH = 13;
const GAP = '  ';
/** Of a time in milliseconds, so that what stands before it is aligned. */
const TAIL_WIDTH = 7;
/** As long as the longest type of the catalogue. */
const TYPE_WIDTH = { least: 24, most: 50 };
const ID_WIDTH = { least: 8, most: 36 };

/** Aligned columns: time, who, outcome, type, id, and how long it took. */
export function layOutLine({ at, mark, name, outcome, tone, about, tail }: Line, layout: Layout): string {
  const { columns, nameWidth, paint } = layout;
  const who = shortenName(name, nameWidth).padEnd(nameWidth);
  const left = [timeOf(at), ' ', mark, ' ', who, GAP, outcome.padEnd(OUTCOME_WIDTH), GAP];
  const end = tail.padStart(TAIL_WIDTH);
  const rest = columns - left.join('').length - GAP.length - end.length;
  const middle = typeof about === 'string' ? about : eventText(about, rest);
  return [
    paint('quiet', left[0] ?? ''),
    ' ',
    paint(tone, mark),
    ' ',
    who,
    GAP,
    paint(tone, left[6] ?? ''),
    GAP,
    middle.padEnd(rest),
    GAP,
    paint('quiet', end),
  ]
    .join('')
    .trimEnd();
}

/** The time of day here, in seconds. */
export function timeOf(at: Date): string {
  return at.toTimeString().slice(0, 8);
}

/** The type and the id of an event in so many characters. */
export function eventText({ eventId = '', eventType = '' }: EventFacts, width: number): string {
  const idWidth = clamp(width - GAP.length - TYPE_WIDTH.least, ID_WIDTH);
  const typeWidth = Math.min(width - GAP.length - idWidth, TYPE_WIDTH.most);
  return [
    shortenType(eventType, typeWidth).padEnd(typeWidth),
    GAP,
    shortenId(bareId(eventId, eventType), idWidth),
  ].join('');
}

function shortenName(name: string, width: number): string {
  return name.length <= width ? name : `${name.slice(0, width - 1)}…`;
}

function clamp(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(Math.max(value, least), most);
}

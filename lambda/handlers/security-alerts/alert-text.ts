import type { ValueKind } from './public-value.ts';

/** What an alert of one type says, besides what it says of the event. */
export interface AlertText {
  /** A few words. */
  readonly title: string;
  /** What happened, and what it may mean. */
  readonly what: string;
  /** What to do first. */
  readonly first: string;
  /** What the provider leaves open about such events. */
  readonly doubt?: string;
  /** Which parts of the payload are shown. */
  readonly details: readonly Detail[];
  /** Leaves out the events of the type that are of another matter: those whose value at the path is none of these. */
  readonly only?: { readonly path: string; readonly values: readonly string[] };
}

/** A part of the payload that is shown where it has the form of its kind. The first path with such a value counts. */
export interface Detail {
  readonly label: string;
  readonly paths: readonly string[];
  readonly kind: ValueKind;
}

export function id(label: string, ...paths: readonly string[]): Detail {
  return { label, paths, kind: 'id' };
}

export function address(label: string, ...paths: readonly string[]): Detail {
  return { label, paths, kind: 'address' };
}

export function word(label: string, ...paths: readonly string[]): Detail {
  return { label, paths, kind: 'word' };
}

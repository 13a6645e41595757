import type * as z from 'zod/mini';

/**
 * - `snapshot`: the thing's whole state after the change; it may replace what a subscriber stored, if it is newer.
 * - `delta`: a change to apply to what a subscriber stored.
 * - `notice`: something happened; no state follows from it.
 */
export type Nature = 'snapshot' | 'delta' | 'notice';

/** The field of the payload that says when it happened, and how to read it. */
export interface TimeField {
  readonly path: string;
  readonly unit: 'seconds' | 'milliseconds' | 'ISO 8601';
}

/** What the catalogue says about an event besides its schema. */
export interface EventFacts {
  /** One line: when it is sent, or what it tells. */
  readonly meaning: string;
  readonly nature: Nature;
  /** Absent where the payload says no time; the envelope's `time` always does. */
  readonly time?: TimeField;
  /** The payload identifies a person: e-mail, phone number, name, account, network address. */
  readonly personalData?: true;
  /** The payload carries key material, encrypted or not. */
  readonly secrets?: true;
  /** What of the schema no published source confirms. */
  readonly unconfirmed?: string;
}

/** An event of the catalogue. `payload` is what the envelope's `data` holds. */
export interface EventDefinition<S extends z.core.$ZodType = z.core.$ZodType> extends EventFacts {
  readonly payload: S;
}

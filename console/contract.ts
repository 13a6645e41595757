import type { JsonSchema } from '../core/events/generate/json-schema.ts';
import type { ShownPayload } from '../ops/event/show-payload.ts';
import type { LaterElsewhere } from '../ops/quarantine/later-elsewhere.ts';
import type { TailRow } from '../ops/tail/tail.ts';
import type { CatalogueMeaning } from './server/api/catalogue.ts';

/** Why something was not answered, or not done. The message is one line that says what to do. */
export interface Problem {
  /** Those of an `OpsError`; `gone`: the stage is not there any more; `refused`: not for this page; `failed`: a fault. */
  readonly code:
    | 'misused'
    | 'not-found'
    | 'no-access'
    | 'unreachable'
    | 'function-failed'
    | 'gone'
    | 'refused'
    | 'failed';
  readonly message: string;
}

/** What the page is told once: which stage it shows, and what it may do. */
export interface SessionFacts {
  readonly pipelineName: string;
  readonly region: string;
  readonly isLocal: boolean;
  /** Whether the console was started with `--write`. */
  readonly mayWrite: boolean;
  /** What a change is sent with, in the header `x-console-token`. No page of another origin can read it. */
  readonly token: string;
  /** What commands need so as to mean this stage. */
  readonly flags: readonly string[];
  readonly sources: readonly { readonly name: string; readonly provider: string }[];
  readonly subscribers: readonly { readonly name: string; readonly kind: string }[];
  /** Whether it keeps an archive, from which events can be brought again. */
  readonly hasArchive: boolean;
  readonly catalogue: readonly CatalogueMeaning[];
  /** What the tables of their own are called that handlers have. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

/** A delivery or an attempt, with its place in the order in which the console came to know of them. */
export type LiveRow = TailRow & { readonly number: number };

/** A payload, and what the catalogue has of its type. */
export interface PayloadAnswer extends ShownPayload {
  /** Absent of a type that the catalogue does not have. */
  readonly schema?: JsonSchema;
}

/** What others got of a user in quarantine since. */
export interface LaterAnswer {
  /** Absent where nobody knows, such as without an archive. */
  readonly elsewhere?: readonly LaterElsewhere[];
}

/** As many of the newest rows as the console keeps, and a page of it. */
export const KEPT_ROWS = 1_000;

/** Rows as they come. */
export interface LiveRows {
  readonly rows: readonly LiveRow[];
  /** How many came while nobody took them and are not kept any more. */
  readonly missed: number;
}

/** The events of the one stream of a page, by their names. */
export const LIVE_EVENTS = { rows: 'rows', looked: 'looked', status: 'status', problem: 'problem' } as const;

/** The header that a change needs. */
export const TOKEN_HEADER = 'x-console-token';

import type { Page } from '../output/page.ts';

/** What a command found or did. */
export interface Outcome {
  /** For programs: plain JSON. */
  readonly data: object;
  /** For people, laid out for the width of their terminal. */
  readonly text: (page: Page) => readonly string[];
  /** What is written, as it is, where no person reads it but a file or a program. @default the text */
  readonly file?: string;
  /** Whether all is well with what was looked at. The exit code says so. @default true */
  readonly isFine?: boolean;
}

/** What a command that goes on finds, one after the other. */
export interface Stream<Row extends object = object> {
  readonly rows: AsyncIterable<Row>;
  rowText(row: Row, page: Page): readonly string[];
}

/** What a changing command did, or would do. */
export interface Change extends Outcome {
  /** What a person is asked before it is done: `Stop giving events to crm-contact?` @default there is nothing to do */
  readonly question?: string;
}

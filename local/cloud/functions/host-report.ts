import type { DeliveryReport, HandlingReport, PostponedReport } from '../../../lambda/function-reports.ts';

/** What a sandbox tells its host beside the answer: its function's reports, as JSON, and what an error was that ended it. */
export type HostReport =
  | DeliveryReport
  | HostHandlingReport
  | PostponedReport
  | { readonly kind: 'crash'; readonly thrown: ThrownError };

/** A handling with the error as data. */
export interface HostHandlingReport extends Omit<HandlingReport, 'error'> {
  readonly thrown: ThrownError | undefined;
}

/** What was thrown, for the person at the keyboard. It goes to no log: the message may quote a payload. */
export interface ThrownError {
  /** The error's name, with its code where it has one. */
  readonly name: string;
  readonly message: string;
  /** The lines of the stack that name a place, the innermost first. */
  readonly frames: readonly string[];
}

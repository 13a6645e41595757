import type { DeliveryReport, HandlingReport, PostponedReport } from '../lambda/function-reports.ts';
import type { CrashReport, ThrownError } from './cloud/functions/host-report.ts';

/** What a function of the pipeline tells on this machine: its reports as JSON, and what an error was that ended it. */
export type LocalReport = DeliveryReport | LocalHandlingReport | PostponedReport | CrashReport;

/** A handling with the error as data. */
export interface LocalHandlingReport extends Omit<HandlingReport, 'error'> {
  readonly thrown?: ThrownError | undefined;
}

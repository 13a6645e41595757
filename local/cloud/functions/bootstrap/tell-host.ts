import { subscribe } from 'node:diagnostics_channel';
import { type FunctionReport, REPORTS_CHANNEL } from '../../../../lambda/function-reports.ts';
import type { HostReport } from '../host-report.ts';
import { describeThrown } from './describe-thrown.ts';

/** Passes on what the function publishes about its work. The host hears it before it hears the function's answer. */
export function tellHost(post: (report: HostReport) => Promise<void>): void {
  subscribe(REPORTS_CHANNEL, (published) => {
    // The host is gone where that fails, and so is this process.
    post(hostReport(published as FunctionReport)).catch(() => {});
  });
}

function hostReport(report: FunctionReport): HostReport {
  if (report.kind !== 'handling') return report;
  const { error, ...facts } = report;
  return { ...facts, thrown: error === undefined ? undefined : describeThrown(error) };
}

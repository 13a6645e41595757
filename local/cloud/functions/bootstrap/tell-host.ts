import { subscribe } from 'node:diagnostics_channel';
import type { HostReport, ToldReport } from '../host-report.ts';
import { describeThrown } from './describe-thrown.ts';

/** Passes on what the function says on a channel about its work. The host hears it before it hears the function's answer. */
export function tellHost(channel: string, post: (report: HostReport) => Promise<void>): void {
  subscribe(channel, (published) => {
    // The host is gone where that fails, and so is this process.
    post(hostReport(published as ToldReport)).catch(() => {});
  });
}

/** What was thrown is no JSON. */
function hostReport({ error, ...facts }: ToldReport): HostReport {
  return error === undefined ? facts : { ...facts, thrown: describeThrown(error) };
}

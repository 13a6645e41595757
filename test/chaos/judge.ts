import { join } from 'node:path';
import type { Actors } from './actors.ts';
import { audit } from './audit.ts';
import { type ChaosPipeline, HANDLER } from './chaos-pipeline.ts';
import { type ChaosReport, hasPassed } from './chaos-report.ts';
import type { Evidence } from './evidence.ts';
import { figuresOf } from './figures.ts';
import { readFunctionLogs } from './log-lines.ts';
import { readArchive } from './read-archive.ts';
import { readTable } from './read-table.ts';
import { scanLogs } from './scan-logs.ts';
import type { Secrecy } from './secrecy.ts';
import type { Settled } from './settle.ts';

export type Tables = Pick<Evidence, 'inbox' | 'directory' | 'lookUps' | 'archive'>;

/** Reads what the handlers and the archive's writer have written. Only while the pipeline runs. */
export async function readTables({ pipeline }: ChaosPipeline, { clients }: Actors): Promise<Tables> {
  const { users = '', lookUps: foundBy = '' } = pipeline.tables['user-directory'] ?? {};
  const [inbox, directory, lookUps, archive] = await Promise.all([
    readTable(clients.dynamodb, pipeline.inboxTable),
    readTable(clients.dynamodb, users),
    readTable(clients.dynamodb, foundBy),
    readArchive(clients.s3, pipeline.archive?.bucket ?? ''),
  ]);
  return { inbox, directory, lookUps, archive };
}

export interface FinishedRun {
  readonly chaos: ChaosPipeline;
  readonly actors: Actors;
  readonly secrecy: Secrecy;
  readonly settled: Settled;
  readonly tables: Tables;
  readonly milliseconds: number;
}

/** Puts together what is known of a run that is over, and judges it. The logs must be closed. */
export async function judge(run: FinishedRun): Promise<ChaosReport> {
  const { chaos, actors, secrecy, settled, tables, milliseconds } = run;
  const { functions, sources, dataDirectory } = chaos.pipeline;
  const logs = await readFunctionLogs(functions, HANDLER);
  const texts = { 'HTTP answers': secrecy.answers, 'what the pipeline said': chaos.problems.join('\n') };
  const scan = await scanLogs(join(dataDirectory, 'logs'), texts, secrecy.complete(sources));
  const evidence: Evidence = {
    users: actors.users,
    tracked: actors.sender.tracked,
    forged: actors.tally.forged,
    arrivals: actors.consumer.arrivals,
    secondCopies: actors.consumer.secondCopies,
    ...tables,
    commits: chaos.commits.counts(),
    intakeLog: logs.intake,
    handlerLog: logs.handler,
    ledgerFaultTimes: chaos.proxies.dynamodb.faultTimes,
    deadLetters: settled.redriven.map((messageId) => ({
      messageId,
      failures: actors.failed.failures.get(messageId) ?? 0,
    })),
    quarantined: settled.released,
    leftBehind: settled.leftBehind,
    leaks: scan.leaks,
  };
  const findings = audit(evidence);
  const figures = figuresOf({ evidence, chaos, actors, logs, scan, milliseconds });
  return { figures, audit: findings, passed: hasPassed(findings) };
}

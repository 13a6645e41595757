import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CloudWatchMetrics } from '../../aws/operator/cloudwatch-metrics.ts';
import type { StageDescription } from '../../core/stage/stage-description.ts';
import { OpsError } from '../ops-error.ts';
import { connectionTo, connectServices } from './connect-services.ts';
import { DEFAULT_PIPELINE_FILE } from './default-pipeline-file.ts';
import { FileJournal } from './file-journal.ts';
import { LocalMetrics } from './local-metrics.ts';
import { LogFiles } from './log-files.ts';
import { LogMetrics } from './log-metrics.ts';
import { once } from './once.ts';
import type { Stage } from './stage.ts';

/** What `pipeline.json` says beside what every stage does. */
export interface LocalStageDescription extends StageDescription {
  readonly pid: number;
  /** When its process began, ISO 8601. */
  readonly startedAt: string;
  /** The endpoints of the services, by lower-case names. */
  readonly aws: Readonly<Record<string, string>>;
  readonly sources: Readonly<
    Record<string, StageDescription['sources'][string] & { readonly secret: string }>
  >;
}

/** A pipeline on this machine answers much sooner, and one that has ended at once refuses. */
const ANSWER_MILLISECONDS = 10_000;
/** What no AWS account knows. The engines take any. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

/** The stage that runs on this machine and wrote the file. Throws an `OpsError` where there is none. */
export async function openLocalStage(file: string, now: () => Date = () => new Date()): Promise<Stage> {
  const described = await runningStageIn(file);
  // Whoever reads a stage's description has nothing to do with these.
  const { pid: _, startedAt, aws, sources, ...description } = described;
  const begunAt = new Date(startedAt);
  const logDirectory = join(dirname(file), 'logs');
  const place = {
    region: described.region,
    endpoints: aws,
    credentials: LOCAL_CREDENTIALS,
    waitSeconds: 0,
  };
  const connected = connectServices(place);
  const metrics: CloudWatchMetrics[] = [];
  const cloudWatch = once(async () => {
    const { CloudWatchMetrics } = await import('../../aws/operator/cloudwatch-metrics.ts');
    metrics.push(new CloudWatchMetrics(connectionTo('cloudwatch', place)));
    return metrics[0] as CloudWatchMetrics;
  });
  return {
    description: {
      ...description,
      sources: Object.fromEntries(
        Object.entries(sources).map(([name, { secret: _secret, ...source }]) => [name, source]),
      ),
    },
    isLocal: true,
    begunAt,
    flags: file === DEFAULT_PIPELINE_FILE ? [] : ['--file', file],
    services: connected.services,
    logs: new LogFiles(logDirectory),
    metrics: new LocalMetrics({ logs: new LogMetrics(logDirectory, begunAt), services: cloudWatch }),
    journal: new FileJournal(join(logDirectory, `${OPERATIONS_LOG_GROUP}.log`), now),
    now,
    async signingSecret(secretId) {
      const { readLocalSecret } = await import('../../aws/operator/read-local-secret.ts');
      return await readLocalSecret(connectionTo('secretsmanager', place), secretId);
    },
    close() {
      connected.close();
      for (const opened of metrics) opened.close();
    },
  };
}

/** The log group, and on this machine the file, that has a line for whatever an operator changed. */
const OPERATIONS_LOG_GROUP = 'operations';

/** What the running pipeline wrote: one that was killed leaves its file behind. */
async function runningStageIn(file: string): Promise<LocalStageDescription> {
  const described = parsed(file, await textOf(file));
  if (!(await isRunning(described))) {
    throw new OpsError(
      'not-found',
      `the pipeline of ${file} has ended; start it again, or name a deployed stage with --stage`,
    );
  }
  return described;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as { readonly code?: string };
    const message =
      code === 'ENOENT'
        ? `no pipeline runs here: there is no ${file}; start one with npx wallet-webhooks start, or name a deployed stage with --stage`
        : `${file} cannot be read (${code}); give the pipeline.json of a pipeline that runs with --file`;
    throw new OpsError('not-found', message, { cause: error });
  }
}

function parsed(file: string, text: string): LocalStageDescription {
  try {
    const described = JSON.parse(text) as Partial<LocalStageDescription> | null;
    if (described?.pid !== undefined && described.api !== undefined && described.aws !== undefined)
      return described as LocalStageDescription;
  } catch {
    // Said below: it may be any file.
  }
  throw new OpsError(
    'misused',
    `${file} is no pipeline.json; give the one of a pipeline that runs with --file`,
  );
}

async function isRunning({ pid, api }: LocalStageDescription): Promise<boolean> {
  try {
    process.kill(pid, 0);
    // The number may be another process's by now. Only a pipeline answers at its address.
    await fetch(api, { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
    return true;
  } catch {
    return false;
  }
}

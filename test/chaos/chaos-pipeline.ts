import { join } from 'node:path';
import { readCdkApp } from '../../local/cdk-app.ts';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import { startLocal } from '../../local/start-local.ts';
import { synthesize } from '../../local/synthesize.ts';
import { Random } from '../simulation/random.ts';
import { CommitLog } from './commit-log.ts';
import { type FaultProxy, type ProxyOptions, startFaultProxy } from './fault-proxy.ts';
import { Killer } from './killer.ts';
import type { Dependency } from './plan-phases.ts';

export interface ChaosPipelineOptions {
  readonly seed: number;
  readonly seconds: number;
  readonly dataDirectory: string;
  readonly onProgress: (text: string) => void;
}

/** The local pipeline with a proxy in front of each dependency, and the means to disturb it. */
export interface ChaosPipeline {
  readonly pipeline: LocalPipeline;
  readonly proxies: Readonly<Record<Dependency, FaultProxy>>;
  readonly killer: Killer;
  readonly commits: CommitLog;
  /** What the pipeline said that it noticed. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/**
 * Failed messages come back after this share of the run, rather than after minutes as on AWS: late enough to make six
 * failures in a row unlikely.
 */
const RETRY_AFTER = { share: 1 / 16, leastSeconds: 1, mostSeconds: 5 } as const;
/** The handler whose transactions are counted. */
export const HANDLER = 'applied-events';

export async function startChaosPipeline(options: ChaosPipelineOptions): Promise<ChaosPipeline> {
  const { seed, seconds, dataDirectory, onProgress } = options;
  const killer = new Killer(new Random(`${seed}/killer`), seconds * 1000);
  const commits = new CommitLog(HANDLER);
  const problems: string[] = [];
  const started: Partial<Record<Dependency, FaultProxy>> = {};
  const startProxy = async (dependency: Dependency, upstream: string) => {
    const observer: ProxyOptions['observer'] = {
      beforeCall: (call) => killer.beforeCall(call),
      afterCall: (call, status) => {
        commits.afterCall(call, status);
        killer.afterCall(call);
      },
    };
    const random = new Random(`${seed}/${dependency}`);
    const proxy = await startFaultProxy({ dependency, upstream, random, observer });
    started[dependency] = proxy;
    return proxy.endpoint;
  };

  const pipeline = await startLocal({
    port: 0,
    dataDirectory,
    retryAfterSeconds: retryAfter(seconds),
    onProgress,
    onProblem: (problem) => void problems.push(problem),
    onFailure: ({ message }) => void problems.push(message),
    endpointsForFunctions: async (endpoints) => ({
      ...endpoints,
      dynamodb: await startProxy('dynamodb', endpoints.dynamodb),
      sns: await startProxy('sns', endpoints.sns),
      s3: await startProxy('s3', endpoints.s3),
    }),
    assemblyDirectory: await assemble(dataDirectory, onProgress),
  });
  const { dynamodb, sns, s3 } = started;
  if (dynamodb === undefined || sns === undefined || s3 === undefined)
    throw new Error('local mode did not ask for the proxies');
  const proxies = { dynamodb, sns, s3 };
  return {
    pipeline,
    proxies,
    killer,
    commits,
    problems,
    async close() {
      killer.stop();
      await pipeline.close();
      for (const proxy of Object.values(proxies)) proxy.close();
    },
  };
}

/** The app of the run, which has a handler more than the project's own. */
async function assemble(dataDirectory: string, onProgress: (text: string) => void): Promise<string> {
  onProgress('synthesizing the pipeline');
  const outputDirectory = join(dataDirectory, 'cdk.out');
  const app = { ...readCdkApp(process.cwd()), command: 'node test/chaos/chaos-app.ts' };
  await synthesize(app, { stage: 'local', outputDirectory });
  return outputDirectory;
}

function retryAfter(seconds: number): number {
  const { share, leastSeconds, mostSeconds } = RETRY_AFTER;
  return Math.min(mostSeconds, Math.max(leastSeconds, Math.round(seconds * share)));
}

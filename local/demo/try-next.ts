import { join } from 'node:path';
import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import { readFixture } from '../../ops/send/fixtures.ts';
import { renewalOf } from '../../ops/send/renew-event.ts';
import { DEFAULT_PIPELINE_FILE } from '../../ops/stage/default-pipeline-file.ts';
import { typed } from '../commands.ts';
import type { ObservablePipeline } from '../observable-pipeline.ts';
import { shortestPath } from '../shortest-path.ts';
import { samplesOf } from './sample-events.ts';

/** What to do next, as commands that work as pasted. */
export interface NextSteps {
  readonly curl?: SignedCurl;
  /** Sends an event as the provider would. Absent where the pipeline has no source. */
  readonly send?: string;
  readonly status: string;
  readonly tail: string;
  /** Absent where the pipeline has no user directory. */
  readonly directory?: string;
  readonly pipelineFile: string;
}

/** Delivers a provider's test event, signed now. */
export interface SignedCurl {
  readonly command: string;
  readonly event: string;
  /** Until when the signature counts; absent where it does not grow old. */
  readonly validUntil?: Date;
}

export interface Here {
  readonly now: Date;
  readonly workingDirectory: string;
}

type Described = Pick<ObservablePipeline, 'sources' | 'dataDirectory' | 'subscribers'>;

export function nextSteps(pipeline: Described, here: Here): NextSteps {
  const handlers = Object.keys(pipeline.subscribers).filter(
    (name) => pipeline.subscribers[name]?.kind === 'handler',
  );
  const curl = signedCurl(pipeline, here.now);
  const pipelineFile = shortestPath(join(pipeline.dataDirectory, 'pipeline.json'), here.workingDirectory);
  const flags = pipelineFile === DEFAULT_PIPELINE_FILE ? [] : ['--file', pipelineFile];
  return {
    ...(curl === undefined ? {} : { curl }),
    ...sendCommand(pipeline, flags),
    status: typed('status', ...flags),
    tail: typed('tail', ...flags),
    ...(handlers.includes('user-directory') ? { directory: typed('directory', ...flags) } : {}),
    pipelineFile,
  };
}

function sendCommand({ sources }: Described, flags: readonly string[]): Pick<NextSteps, 'send'> {
  const [source] = Object.keys(sources);
  const event = source && samplesOf(providerOf(source as SourceName)).events[0]?.name;
  return source && event ? { send: typed('send', source, event, ...flags) } : {};
}

/** Svix and we allow this much between signing and arrival. */
const SIGNATURE_MILLISECONDS = 300_000;

function signedCurl({ sources }: Described, now: Date): SignedCurl | undefined {
  for (const [name, { url, secret }] of Object.entries(sources)) {
    const provider = providers[providerOf(name as SourceName)];
    const samples = samplesOf(provider.name);
    const { id, text } = renewalOf(provider.name)(readFixture(provider.name, provider.testEvent), now);
    const headers = provider.sign(Buffer.from(text), { secret, id, at: now });
    return {
      command: curlCommand(url, { 'content-type': 'application/json', ...headers }, text),
      event: provider.testEvent,
      ...(samples.signsTime ? { validUntil: new Date(now.getTime() + SIGNATURE_MILLISECONDS) } : {}),
    };
  }
  return undefined;
}

function curlCommand(url: string, headers: Readonly<Record<string, string>>, body: string): string {
  const options = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return [`curl -i ${url}`, ...options, `-d ${quote(body)}`].join(' \\\n  ');
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

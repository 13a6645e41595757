import { publicType } from '../../core/events/event-types.ts';
import { nearest } from '../../core/events/nearest.ts';
import { isSourceName, providerOf } from '../../core/events/source-name.ts';
import { type ProviderName, providers } from '../../core/providers/index.ts';
import { typed } from '../commands.ts';
import { DEFAULT_PIPELINE_FILE, findPipeline } from './find-pipeline.ts';
import { fail, runCommand } from './run-command.ts';
import { readFixture, sampleNames, samplesOf } from './sample-events.ts';

const USAGE = `Delivers a sample event to the pipeline that runs, signed as its provider signs it, and prints the answer.

  ${typed('send', '<source>', '<event>', '[file]')}

  <source>  a source of the pipeline, such as privy/main
  <event>   an event of its provider, such as user.authenticated; docs/events.md has them all
  [file]    the pipeline.json of the pipeline (default ${DEFAULT_PIPELINE_FILE})
  --help    print this
`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [source, name, pipelineFile = DEFAULT_PIPELINE_FILE, ...others] = args;
  if (source === undefined || name === undefined || others.length > 0) return fail(USAGE.trimEnd());
  const result = await findPipeline(pipelineFile);
  if (!result.found) return fail(result.problem);
  const { sources } = result.pipeline;
  const endpoint = sources[source];
  if (!isSourceName(source) || endpoint === undefined) {
    return fail(`no source "${source}"; allowed: ${Object.keys(sources).join(', ')}`);
  }

  const provider = providerOf(source);
  const sample = sampleOf(provider, name);
  if (sample === undefined) {
    const alike = nearest(name, sampleNames(provider)).join(', ');
    return fail(`no event "${name}" of ${provider}; nearest: ${alike}; see docs/events.md`);
  }
  return await deliver(sample, { ...endpoint, provider });
}

/** The fixture of an event by its name on the wire or its public type. */
function sampleOf(provider: ProviderName, name: string): string | undefined {
  return sampleNames(provider).find((sample) => sample === name || publicType(provider, sample) === name);
}

interface Endpoint {
  readonly provider: ProviderName;
  readonly url: string;
  readonly secret: string;
}

async function deliver(sample: string, { provider, url, secret }: Endpoint): Promise<number> {
  const now = new Date();
  const { id, text } = samplesOf(provider).renew(readFixture(provider, sample), now);
  const headers = providers[provider].sign(Buffer.from(text), { secret, id, at: now });
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  process.stdout.write(`${answer.status} ${await answer.text()}\n`);
  return answer.ok ? 0 : 1;
}

await runCommand(
  main,
  (reason) => `the pipeline does not answer (${reason}); start one with ${typed('start')}`,
);

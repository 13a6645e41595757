import { existsSync, readFileSync } from 'node:fs';
import { isSourceName, providerOf } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import { COMMANDS } from '../commands.ts';
import type { LocalPipeline } from '../local-pipeline.ts';
import { readFixture, sampleNames, samplesOf } from './sample-events.ts';

const USAGE = `${COMMANDS.send} <source> <event> [pipeline.json], such as: ${COMMANDS.send} privy/main user.authenticated`;
const DEFAULT_PIPELINE_FILE = '.local/pipeline.json';

/** Delivers an event of a fixture's to the running pipeline, signed now, and prints the answer. */
async function main([
  source = '',
  name = '',
  pipelineFile = DEFAULT_PIPELINE_FILE,
]: string[]): Promise<number> {
  if (!existsSync(pipelineFile))
    return fail(`there is no ${pipelineFile}; start a pipeline with ${COMMANDS.start}`);
  const { sources } = JSON.parse(readFileSync(pipelineFile, 'utf8')) as Pick<LocalPipeline, 'sources'>;
  const endpoint = sources[source];
  if (!isSourceName(source) || endpoint === undefined) {
    return fail(`no source "${source}"; allowed: ${Object.keys(sources).join(', ')}\n${USAGE}`);
  }

  const provider = providers[providerOf(source)];
  const names = sampleNames(provider.name);
  if (!names.includes(name)) return fail(`no event "${name}"; allowed: ${names.join(', ')}\n${USAGE}`);

  const now = new Date();
  const fixture = readFixture(provider.name, name);
  const { id, text } = samplesOf(provider.name).renew(fixture, now);
  const headers = provider.sign(Buffer.from(text), { secret: endpoint.secret, id, at: now });
  const answer = await fetch(endpoint.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  process.stdout.write(`${answer.status} ${await answer.text()}\n`);
  return answer.ok ? 0 : 1;
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.exitCode = fail(`the pipeline does not answer (${reason}); start one with ${COMMANDS.start}`);
}

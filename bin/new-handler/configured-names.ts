import { pathToFileURL } from 'node:url';
import type { PipelineConfig } from '../../lib/config/pipeline-config.ts';

/** What the handlers and consumers of a configuration are called. Throws where it is wrong, or no module. */
export async function configuredNames(path: string): Promise<readonly string[]> {
  const config: { readonly default: PipelineConfig } = await import(pathToFileURL(path).href);
  const { handlers = [], consumers = {} } = config.default;
  return [...handlers.map(({ name }) => name), ...Object.keys(consumers)];
}

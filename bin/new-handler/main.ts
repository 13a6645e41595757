/** Starts a new handler from the template: `npm run new:handler NAME`. */
import { join } from 'node:path';
import { configuredNames } from './configured-names.ts';
import { newHandler } from './new-handler.ts';

const root = join(import.meta.dirname, '../..');
const [name = ''] = process.argv.slice(2);
try {
  const configured = await configuredNames(join(root, 'pipeline.config.ts'));
  const written = newHandler({ root, name, configured });
  process.stdout.write(`${written.map((path) => `wrote ${path}`).join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

/** Starts a new handler from the template: `npm run new:handler NAME`. */
import { join } from 'node:path';
import { newHandler } from './new-handler.ts';

const [name = ''] = process.argv.slice(2);
try {
  const written = newHandler(join(import.meta.dirname, '../..'), name);
  process.stdout.write(`${written.map((path) => `wrote ${path}`).join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

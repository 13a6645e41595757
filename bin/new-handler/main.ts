/** Starts a new handler from the template: `npm run new:handler NAME`. */
import { join } from 'node:path';
import { configuredNames } from './configured-names.ts';
import { newHandler } from './new-handler.ts';

const USAGE = `Starts a new handler: writes its manifest, its handle, a test and its line in pipeline.config.ts.

  npm run new:handler <name>

  <name>  such as login-count: lower-case letters, digits and hyphens
  --help  print this; typed after --, as npm wants it
`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [name, ...others] = args;
  if (name === undefined || others.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const root = join(import.meta.dirname, '../..');
  const configured = await configuredNames(join(root, 'pipeline.config.ts'));
  const written = newHandler({ root, name, configured });
  process.stdout.write(`${written.map((path) => `wrote ${path}`).join('\n')}\n`);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

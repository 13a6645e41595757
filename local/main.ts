import { runLocal } from './run-local.ts';

process.exit(await runLocal(process.argv.slice(2)));

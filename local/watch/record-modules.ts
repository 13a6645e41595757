// Loaded before a CDK app: writes down which modules the app is made of, those of installed packages left out.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { MODULES_FILE } from './recording-modules.ts';

const file = process.env[MODULES_FILE];
if (file !== undefined) {
  registerHooks({
    load(url, context, nextLoad) {
      const [address = url] = url.split(/[?#]/);
      if (address.startsWith('file:') && !address.includes('/node_modules/'))
        appendFileSync(file, `${fileURLToPath(address)}\n`);
      return nextLoad(url, context);
    },
  });
}

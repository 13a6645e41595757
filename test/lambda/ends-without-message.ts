// Ends by an error that nobody catches, as a handler may, after what Lambda's runtime does first of all.
import { endWithoutMessage } from '../../lambda/end-without-message.ts';
import { createTelemetry } from '../../lambda/telemetry.ts';

for (const name of ['uncaughtException', 'unhandledRejection'])
  process.on(name, (error: unknown) => {
    process.stdout.write(`the runtime says ${error}\n`);
    process.exit(129);
  });
endWithoutMessage(createTelemetry('handler'));
const error = Object.assign(new TypeError('planted: ada@example.test'), { code: 'crm-busy' });
if (process.argv[2] === 'rejects') Promise.reject(error);
else
  setImmediate(() => {
    throw error;
  });

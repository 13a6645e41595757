/**
 * Runs one command and ends it as soon as the process that asked for it is gone, however that ended: the channel between
 * the two closes even when the parent is killed and can do nothing any more. Started by `supervised-process.ts`.
 */
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('supervisor.ts takes the command to run and its arguments');

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

// Ctrl-C at the terminal reaches the whole process group. The parent decides when this ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.once('disconnect', () => child.kill('SIGKILL'));
child.once('error', (error) => {
  process.stderr.write(`${command} does not start: ${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));
// Where the parent is gone already the event above follows, and this must not end the supervisor before it.
process.send?.({ pid: child.pid }, undefined, undefined, () => undefined);

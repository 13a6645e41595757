/** Follows what happens, an object in each line. */
const STREAM = /^(npx wallet-webhooks )?tail /;

/** What a command printed where no terminal shows it: one object, or of a stream one in each line. */
export function parsedOutput(command: string, stdout: string): unknown {
  if (!STREAM.test(command)) return JSON.parse(stdout);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}

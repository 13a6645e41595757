/** Everything that the process writes while the test runs, and nothing of it on the terminal. */
export function captureOutput() {
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  let text = '';
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array) => {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    };
  }
  const restore = () => {
    for (const [index, stream] of streams.entries()) stream.write = writes[index] ?? stream.write;
  };
  return { text: () => text, restore };
}

/** The JSON lines among it. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

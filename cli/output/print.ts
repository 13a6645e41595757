/** Writes to the standard output, and says whether anybody still reads it: `head` closes the pipe when it has enough. */
export function print(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => resolve(error === undefined || error === null));
  });
}

/** A pipe that its reader closes is no fault: whoever prints is told, and nothing else happens. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

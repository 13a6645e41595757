const MISUSED = 2;

/** Says what is wrong, and gives the exit code for it. */
export function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return MISUSED;
}

/** Runs a command with the arguments that it was given, and ends with its exit code. What it throws is explained in one line. */
export async function runCommand(
  main: (args: string[]) => Promise<number>,
  explain: (reason: string) => string,
): Promise<never> {
  try {
    process.exit(await main(process.argv.slice(2)));
  } catch (error) {
    process.exit(fail(explain(error instanceof Error ? error.message : String(error))));
  }
}

/** The first sentence of what Node says about wrong arguments. */
export function firstSentence(text: string): string {
  return text.split('. ')[0] ?? text;
}

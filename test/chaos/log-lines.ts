import { readFile } from 'node:fs/promises';

/** What the functions log of a delivery or a message, as far as it is judged here. */
export interface LogLine {
  readonly message?: string;
  readonly outcome?: string;
  readonly eventId?: string;
  readonly source?: string;
  readonly degraded?: string;
  readonly faults?: readonly { readonly call?: string }[];
  readonly durationMilliseconds?: number;
  readonly drained?: number;
}

/** The JSON lines of a log. A sandbox that is killed leaves half a line, which is skipped. */
export async function readLog(file: string): Promise<LogLine[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => parse(line) ?? []);
}

function parse(line: string): LogLine | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface FunctionLogs {
  readonly intake: readonly LogLine[];
  readonly drain: readonly LogLine[];
  readonly handler: readonly LogLine[];
}

/** The logs of the functions by what they are. */
export async function readFunctionLogs(
  functions: ReadonlyMap<string, { readonly logFile: string }>,
  handlerName: string,
): Promise<FunctionLogs> {
  const read = (name: string) => readLog(functions.get(name)?.logFile ?? '');
  const [intake, drain, handler] = await Promise.all([read('intake'), read('drain'), read(handlerName)]);
  const withMessage = (lines: readonly LogLine[], message: string) =>
    lines.filter((line) => line.message === message);
  return {
    intake: withMessage(intake, 'delivery'),
    drain: withMessage(drain, 'drain'),
    handler: withMessage(handler, 'message'),
  };
}

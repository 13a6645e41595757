import { format } from 'node:util';

const LEVELS = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
} as const;

/** With the JSON log format Lambda wraps what `console` prints; what is written to stdout itself passes through. */
export function wrapConsole(currentRequestId: () => string | undefined): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...values: unknown[]) => {
      const line = { timestamp: new Date().toISOString(), level, requestId: currentRequestId() };
      const message = values.length === 1 && isObject(values[0]) ? values[0] : format(...values);
      process.stdout.write(`${JSON.stringify({ ...line, message })}\n`);
    };
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Error);
}

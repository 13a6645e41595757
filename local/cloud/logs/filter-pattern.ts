import { LogsError } from './logs-error.ts';

/** Whether a line is one that is asked for. */
export type LineFilter = (line: string) => boolean;

/** `$.message = "quarantine"` */
const COMPARISON = /^\$\.(\w+)\s*=\s*"([^"]*)"$/;

/** `"msg_1"`, without a quotation mark inside. */
const PHRASE = /^"([^"\\]+)"$/;

/**
 * A filter pattern of CloudWatch Logs, as far as it is played: a text in quotation marks, which lines contain, or fields of a line
 * of JSON compared with texts, with `&&` inside of `||`. Throws a `LogsError` for any other.
 */
export function lineFilter(pattern: string): LineFilter {
  const phrase = PHRASE.exec(pattern.trim())?.[1];
  if (phrase !== undefined) return (line) => line.includes(phrase);
  const inner = /^\{(.*)\}$/s.exec(pattern.trim())?.[1];
  if (inner === undefined) throw notPlayed(pattern);
  const alternatives = inner.split('||').map((alternative) =>
    alternative
      .trim()
      .replace(/^\((.*)\)$/s, '$1')
      .split('&&')
      .map((comparison) => comparisonIn(comparison.trim(), pattern)),
  );
  return (line) => {
    const fields = fieldsOf(line);
    return alternatives.some((all) => all.every(([name, value]) => fields[name] === value));
  };
}

function comparisonIn(text: string, pattern: string): readonly [name: string, value: string] {
  const [, name, value] = COMPARISON.exec(text) ?? [];
  if (name === undefined || value === undefined) throw notPlayed(pattern);
  return [name, value];
}

function notPlayed(pattern: string): LogsError {
  return new LogsError(
    'InvalidParameterException',
    `the filter pattern ${pattern} is not played locally; a text in quotation marks is, and fields of JSON compared with texts, such as { ($.message = "message") || ($.message = "archive" && $.level = "ERROR") }`,
  );
}

/** Of a line that is no JSON there are none. */
function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}

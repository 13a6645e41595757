import { valueAt } from '../../providers/subject-rules.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { HEADER } from './header.ts';
import type { ReadExample } from './read-example.ts';

/** The providers' example payloads as a module for the client's test builders. */
export function examplesModule(entries: readonly CatalogueEntry[], readExample: ReadExample): string {
  const lines = entries.map((entry) => {
    const payload = readExample(entry.provider, entry.wireName);
    const subject = entry.subject.map((path) => valueAt(JSON.parse(payload), path)).find(isText);
    const fields = [subject && `subject: ${JSON.stringify(subject)}`, `payload: ${JSON.stringify(payload)}`];
    return `  '${entry.type}': { ${fields.filter(Boolean).join(', ')} },`;
  });
  return [
    HEADER,
    'interface Example {\n  readonly subject?: string;\n  /** JSON text. */\n  readonly payload: string;\n}\n',
    '/** An example of every event, as its provider sends it. */',
    'export const EXAMPLES: Readonly<Record<string, Example>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

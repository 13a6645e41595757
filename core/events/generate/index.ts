import { catalogue } from '../catalogue.ts';
import { driftTablesModule } from './drift-tables.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { payloadTypesModule } from './payload-types.ts';

const FOLDER = 'core/events/generated';

/** Every generated file: its path from the root of the repository, and its text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const schemas = catalogue.map(
    (entry) => [`${FOLDER}/schemas/${entry.type}.json`, jsonText(jsonSchemaOf(entry))] as const,
  );
  return new Map([
    [`${FOLDER}/drift-tables.ts`, driftTablesModule(catalogue)],
    [`${FOLDER}/payload-types.ts`, payloadTypesModule(catalogue)],
    ...schemas,
  ]);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

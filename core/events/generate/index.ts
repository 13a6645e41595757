import { catalogue } from '../catalogue.ts';
import { asyncApi } from './asyncapi.ts';
import { driftTablesModule } from './drift-tables.ts';
import { eventIndex } from './event-index.ts';
import { EVENT_PAGES_FOLDER, eventPages } from './event-page.ts';
import { examplesModule } from './examples.ts';
import { envelopeJsonSchema, jsonSchemaOf } from './json-schema.ts';
import { payloadTypesModule } from './payload-types.ts';
import type { ReadExample } from './read-example.ts';

/** Everything in this folder is generated. */
export const GENERATED_FOLDER = 'core/events/generated';

/** The folders in which every file is generated. */
export const GENERATED_FOLDERS = [GENERATED_FOLDER, EVENT_PAGES_FOLDER] as const;

/** Every generated file: its path from the root of the repository, and its text. */
export function generatedFiles(readExample: ReadExample): ReadonlyMap<string, string> {
  const schemas = catalogue.map(
    (entry) => [`${GENERATED_FOLDER}/schemas/${entry.type}.json`, jsonText(jsonSchemaOf(entry))] as const,
  );
  return new Map([
    [`${GENERATED_FOLDER}/drift-tables.ts`, driftTablesModule(catalogue)],
    [`${GENERATED_FOLDER}/payload-types.ts`, payloadTypesModule(catalogue)],
    [`${GENERATED_FOLDER}/schemas/envelope.json`, jsonText(envelopeJsonSchema())],
    ...schemas,
    ['client/src/generated/examples.ts', examplesModule(catalogue, readExample)],
    ['docs/asyncapi.json', jsonText(asyncApi(catalogue))],
    ['docs/events.md', eventIndex(catalogue)],
    ...eventPages(catalogue, readExample),
  ]);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

import type { CatalogueEntry } from '../catalogue.ts';
import { HEADER } from './header.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { commentText, fieldsText, typeText } from './type-text.ts';

/** The payload types as a module without imports of its own kind: what handlers and consumers see of the catalogue. */
export function payloadTypesModule(entries: readonly CatalogueEntry[]): string {
  const schemas = entries.map((entry) => ({ entry, schema: jsonSchemaOf(entry) }));
  const definitions = new Map(schemas.flatMap(({ schema }) => Object.entries(schema.$defs ?? {})));
  return [
    HEADER,
    "import type { Unlisted } from '../schema/unlisted.ts';",
    '',
    ...[...definitions].map(([name, schema]) => declarationText(name, schema)),
    ...schemas.map(({ entry, schema }) => declarationText(payloadName(entry.type), schema)),
    mapText(entries),
    otherNamesText(entries),
  ].join('\n');
}

/** `privy.user.created` is `PrivyUserCreatedPayload`. */
export function payloadName(type: string): string {
  const words = type.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Payload`;
}

function declarationText(name: string, schema: JsonSchema): string {
  const comment = commentText(schema.description, '');
  const isObject = schema.type === 'object' && schema.properties !== undefined;
  if (isObject) return `${comment}export interface ${name} ${fieldsText(schema, '')}\n`;
  return `${comment}export type ${name} = ${typeText(schema, '')};\n`;
}

function mapText(entries: readonly CatalogueEntry[]): string {
  const lines = entries.flatMap((entry) =>
    [entry.type, ...entry.aliases].map((type) => `  '${type}': ${payloadName(entry.type)};\n`),
  );
  const comment = '/** The payload of each event type, older names included. */\n';
  return `${comment}export interface PayloadByType {\n${lines.join('')}}\n`;
}

function otherNamesText(entries: readonly CatalogueEntry[]): string {
  const groups = entries
    .filter(({ aliases }) => aliases.length > 0)
    .map(({ type, aliases }) => [type, ...aliases]);
  const lines = groups.flatMap((names) =>
    names.map((name) => {
      const others = names.filter((other) => other !== name).map((other) => `'${other}'`);
      return `  '${name}': ${others.join(' | ')};\n`;
    }),
  );
  const comment = '/** The other names of an event that has several. */\n';
  return `${comment}export interface OtherNames {\n${lines.join('')}}\n`;
}

import * as z from 'zod/mini';
import type { CatalogueEntry } from '../catalogue.ts';
import { envelopeSchema } from '../envelope-schema.ts';
import { notes } from '../schema/notes.ts';

/** The part of JSON Schema 2020-12 that the catalogue uses. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  examples?: readonly unknown[];
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  not?: JsonSchema;
}

/** The name by which the envelope's `dataschema` refers to the schema of an event. */
export function schemaId(type: string): string {
  return `urn:wallet-webhooks:${type}`;
}

/** The JSON Schema of an event's payload, complete in itself. */
export function jsonSchemaOf({ payload, type, meaning }: CatalogueEntry): JsonSchema {
  const { $schema, ...schema } = convert(payload);
  return { $schema: String($schema), $id: schemaId(type), title: type, description: meaning, ...schema };
}

/** The JSON Schema of the envelope without its data. */
export function envelopeJsonSchema(): JsonSchema {
  const { $schema, ...schema } = convert(envelopeSchema);
  return { $schema: String($schema), $id: schemaId('envelope'), ...schema };
}

function convert(schema: z.core.$ZodType): JsonSchema {
  const converted = z.toJSONSchema(schema, {
    metadata: notes,
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema as JsonSchema),
  });
  return mergeNull(converted as JsonSchema);
}

function tidy(zodSchema: z.core.$ZodType, jsonSchema: JsonSchema): void {
  delete jsonSchema.propertyNames;
  for (const internal of ['id', 'otherThan']) Reflect.deleteProperty(jsonSchema, internal);
  if (isEmpty(jsonSchema.additionalProperties)) delete jsonSchema.additionalProperties;
  const taken = notes.get(zodSchema)?.otherThan;
  const unlisted = taken && jsonSchema.properties?.[taken.field];
  if (taken && unlisted) unlisted.not = oneOf(taken.values);
}

/** A value that ends in `*` stands for everything that begins so. */
function oneOf(values: readonly string[]): JsonSchema {
  const literals = values.filter((value) => !value.endsWith('*'));
  const prefixes = values.filter((value) => value.endsWith('*'));
  const patterns = prefixes.map((prefix) => ({ pattern: `^${prefix.slice(0, -1)}` }));
  return patterns.length === 0 ? { enum: literals } : { anyOf: [{ enum: literals }, ...patterns] };
}

function isEmpty(schema: JsonSchema | undefined): boolean {
  return schema !== undefined && Object.keys(schema).length === 0;
}

/**
 * Writes `{anyOf: [{type: 'string', …}, {type: 'null'}]}` as `{type: ['string', 'null'], …}`, all the way down. Strict
 * validators take a list of types for that and nothing else, so other lists are written out.
 */
function mergeNull(written: JsonSchema): JsonSchema {
  const schema = writtenOut(written);
  const [first, second, ...more] = schema.anyOf ?? [];
  const merges = typeof first?.type === 'string' && second?.type === 'null' && more.length === 0;
  const merged = merges
    ? { ...without(schema, 'anyOf'), ...first, type: [String(first.type), 'null'] }
    : schema;
  const deep: JsonSchema = { ...merged };
  if (merged.properties) deep.properties = mapValues(merged.properties, mergeNull);
  if (merged.$defs) deep.$defs = mapValues(merged.$defs, mergeNull);
  if (merged.items) deep.items = mergeNull(merged.items);
  if (merged.anyOf) deep.anyOf = merged.anyOf.map(mergeNull);
  return deep;
}

/** `{type: ['string', 'number']}`, or that and null, as one list of alternatives. */
function writtenOut(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.type)) return { ...without(schema, 'type'), anyOf: alternatives(schema) };
  const several = schema.anyOf?.find(({ type }) => Array.isArray(type));
  if (several === undefined) return schema;
  return { ...schema, ...without(several, 'type'), anyOf: schema.anyOf?.flatMap(alternatives) ?? [] };
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  return Array.isArray(schema.type) ? schema.type.map((type) => ({ type })) : [schema];
}

function without(schema: JsonSchema, key: keyof JsonSchema): JsonSchema {
  const { [key]: _, ...rest } = schema;
  return rest;
}

function mapValues<V>(record: Readonly<Record<string, V>>, change: (value: V) => V): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

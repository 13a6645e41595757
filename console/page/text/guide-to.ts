import type { JsonSchema } from '../../../core/events/generate/json-schema.ts';

/** What the catalogue says of a value of a payload. */
export interface Guide {
  /** The whole schema, which has the definitions. */
  readonly root: JsonSchema;
  /** That of the value. Absent where the catalogue says nothing of it. */
  readonly schema?: JsonSchema | undefined;
  /** It is a field, or an item of a kind, that the catalogue does not have. */
  readonly isUnknown?: boolean;
}

/** What the catalogue says of what is in a list or an object, by its index or name. */
export function guideTo({ root, schema }: Guide, value: unknown, key: string): Guide {
  const kind = kindOf(schema, value, root);
  if (kind === undefined || isOpen(kind)) return { root };
  if (Array.isArray(value)) return guideOf(kind.items, value[Number(key)], root);
  const { properties = {}, additionalProperties } = kind;
  const child = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
  if (child === undefined && kind.properties !== undefined) return { root, isUnknown: true };
  return guideOf(child, (value as Readonly<Record<string, unknown>>)[key], root);
}

function guideOf(schema: JsonSchema | undefined, value: unknown, root: JsonSchema): Guide {
  const kind = kindOf(schema, value, root);
  return { root, schema, ...(kind !== undefined && isOpen(kind) ? { isUnknown: true } : {}) };
}

/** What a value means, in one line; empty where the catalogue has nothing to say. */
export function meaningOf({ root, schema }: Guide): string {
  if (schema === undefined) return '';
  const { description, examples } = { ...resolved(schema, root), ...schema };
  if (description !== undefined) return description;
  return examples === undefined ? '' : `Such as ${examples.join(', ')}.`;
}

/** The one of the schemas of a value that is its own. */
function kindOf(schema: JsonSchema | undefined, value: unknown, root: JsonSchema): JsonSchema | undefined {
  if (schema === undefined) return undefined;
  const { anyOf, ...one } = resolved(schema, root);
  if (anyOf === undefined) return one;
  return kindOf(
    anyOf.find((each) => isOf(each, value, root)),
    value,
    root,
  );
}

/** The case of a union for what it does not have: it says what it is not. */
function isOpen({ properties = {} }: JsonSchema): boolean {
  return Object.values(properties).some(({ not }) => not !== undefined);
}

function isOf(written: JsonSchema, value: unknown, root: JsonSchema): boolean {
  const schema = resolved(written, root);
  if (schema.anyOf !== undefined) return schema.anyOf.some((each) => isOf(each, value, root));
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.includes(typeOf(value))) return false;
  if (typeof value !== 'object' || value === null) return isAllowed(schema, value);
  const found = value as Readonly<Record<string, unknown>>;
  return Object.entries(schema.properties ?? {}).every(([name, field]) =>
    isAllowed(field, Object.hasOwn(found, name) ? found[name] : undefined),
  );
}

/** Whether a value is one of those that tell the cases of a union apart. */
function isAllowed(schema: JsonSchema, value: unknown): boolean {
  const { const: literal, enum: values, pattern, anyOf, not } = schema;
  if (not !== undefined) return value !== undefined && !isAllowed(not, value);
  if (literal !== undefined) return literal === value;
  if (values !== undefined) return values.includes(value);
  if (pattern !== undefined) return typeof value === 'string' && new RegExp(pattern).test(value);
  return anyOf === undefined || anyOf.some((each) => isAllowed(each, value));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '');
  const found = name === undefined ? undefined : root.$defs?.[name];
  return found === undefined ? schema : resolved(found, root);
}

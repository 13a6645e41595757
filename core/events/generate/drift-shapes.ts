import type { JsonSchema } from './json-schema.ts';

/**
 * Writes schemas in the notation of `drift.ts`, each object and union once.
 *
 * - a kind is `s` string, `n` number, `b` boolean, `z` null, `m` object, `a` array, `*` anything; several stand for
 *   either; `[` before a kind makes it an array of that; a number is the shape at that place.
 * - an object is `name:kind,name?:kind,…`; a `?` field may be missing or null.
 * - a union told apart by a field is `field|value=shape|value*=shape…`; other values of the field are accepted.
 */
export class DriftShapes {
  readonly shapes: string[] = [];

  /** The kind of a schema, whose objects and unions are added to the shapes. */
  kindOf(schema: JsonSchema, root: JsonSchema): string {
    if (schema.$ref !== undefined) return this.kindOf(resolve(schema.$ref, root), root);
    if (schema.anyOf !== undefined) return this.unionOf(schema.anyOf, root);
    const types = [schema.type ?? []].flat().filter((type) => type !== 'null' || schema.type === 'null');
    if (types.length === 0) return '*';
    if (types[0] === 'array') return `[${this.kindOf(schema.items ?? {}, root)}`;
    if (types[0] === 'object' && schema.properties !== undefined) return this.objectOf(schema, root);
    return types.map((type) => KINDS[type] ?? '*').join('');
  }

  private objectOf(schema: JsonSchema, root: JsonSchema): string {
    const required = new Set(schema.required);
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, field]) => `${name}${required.has(name) ? '' : '?'}:${this.kindOf(field, root)}`,
    );
    return this.place(fields.join(','));
  }

  private unionOf(members: readonly JsonSchema[], root: JsonSchema): string {
    const real = members.filter((member) => member.type !== 'null');
    const [only] = real;
    if (real.length === 1 && only !== undefined) return this.kindOf(only, root);
    if (real.every(isSimple)) return real.map((member) => this.kindOf(member, root)).join('');
    const field = discriminator(real);
    const cases = real.slice(0, -1).map((member) => {
      const [value] = valuesOf(resolved(member, root), field, root);
      return `${value}=${this.kindOf(member, root)}`;
    });
    return this.place([field, ...cases].join('|'));
  }

  private place(shape: string): string {
    const found = this.shapes.indexOf(shape);
    return String(found >= 0 ? found : this.shapes.push(shape) - 1);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 's',
  number: 'n',
  integer: 'n',
  boolean: 'b',
  null: 'z',
  object: 'm',
  array: 'a',
};

/** True for what has no inside to look at. */
function isSimple({ type }: JsonSchema): boolean {
  return type === 'string' || type === 'number' || type === 'boolean';
}

/** The field whose value the last member of a union excludes. */
function discriminator(members: readonly JsonSchema[]): string {
  const fallback = members.at(-1)?.properties ?? {};
  const field = Object.entries(fallback).find(([, schema]) => schema.not !== undefined)?.[0];
  if (field === undefined)
    throw new Error('a union in the catalogue has no discriminating field; use variants()');
  return field;
}

/** Follows a reference within a schema. */
export function resolve(reference: string, root: JsonSchema): JsonSchema {
  const schema = root.$defs?.[reference.replace('#/$defs/', '')];
  if (schema === undefined) throw new Error(`no definition for ${reference}`);
  return schema;
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  return schema.$ref === undefined ? schema : resolve(schema.$ref, root);
}

function valuesOf(schema: JsonSchema, field: string, root: JsonSchema): readonly string[] {
  if (schema.anyOf !== undefined) {
    return schema.anyOf.flatMap((member) => valuesOf(resolved(member, root), field, root));
  }
  const { const: literal, pattern } = schema.properties?.[field] ?? {};
  if (pattern !== undefined) return [`${/^\^([\w:]+)/.exec(pattern)?.[1]}*`];
  return literal === undefined ? [] : [String(literal)];
}

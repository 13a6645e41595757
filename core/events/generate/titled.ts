import type { JsonSchema } from './json-schema.ts';

/**
 * The schema with a title on itself and on each object and enumeration in it: generators name types by it. What is in a
 * field is named by the field, one of several shapes by the literals that tell it from the others.
 */
export function titled(schema: JsonSchema, title: string): JsonSchema {
  const result: JsonSchema = isNameable(schema) ? { ...schema, title } : { ...schema };
  if (schema.properties) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [name, titled(field, title + pascal(name))]),
    );
  }
  if (schema.items) result.items = titled(schema.items, title);
  if (schema.anyOf) result.anyOf = schema.anyOf.map((member) => titled(member, title + variantOf(member)));
  return result;
}

/** `privy.user.linked_account` and `linked_account` as parts of a type's name. */
export function pascal(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function isNameable({ properties, anyOf, enum: values }: JsonSchema): boolean {
  const isUnion = anyOf?.some((member) => member.properties ?? member.$ref) === true;
  return properties !== undefined || values !== undefined || isUnion;
}

/** What tells a member of a union from the others: its literals, or that it is whatever they are not. */
function variantOf({ properties = {} }: JsonSchema): string {
  const fields = Object.values(properties);
  const literals = fields.flatMap((field) => (typeof field.const === 'string' ? [pascal(field.const)] : []));
  return literals.join('') + (fields.some(({ not }) => not !== undefined) ? 'Unlisted' : '');
}

import type { JsonSchema } from './json-schema.ts';

/** A union up to this long stays on one line. */
const SHORT = 80;

/** A schema as TypeScript. Shared definitions appear by name. */
export function typeText(schema: JsonSchema, indent = ''): string {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/$defs/', '');
  if (schema.anyOf !== undefined) return unionText(schema.anyOf, indent);
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return 'unknown';
  return types.map((type) => singleText(type, schema, indent)).join(' | ');
}

/** A description as a comment of its own line, or nothing. */
export function commentText(description: string | undefined, indent: string): string {
  return description === undefined ? '' : `${indent}/** ${description} */\n`;
}

/** The fields of an object schema, one a line, between braces. */
export function fieldsText(schema: JsonSchema, indent: string): string {
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const comment = commentText(field.description, `${indent}  `);
    return `${comment}${indent}  ${name}${required.has(name) ? '' : '?'}: ${typeText(field, `${indent}  `)};\n`;
  });
  return `{\n${fields.join('')}${indent}}`;
}

function unionText(members: readonly JsonSchema[], indent: string): string {
  const inner = `${indent}  `;
  const texts = flatten(members).map((member) => typeText(member, inner));
  if (texts.join(' | ').length <= SHORT && texts.every((text) => !text.includes('\n')))
    return texts.join(' | ');
  return texts.map((text) => `\n${inner}| ${text}`).join('');
}

function flatten(members: readonly JsonSchema[]): readonly JsonSchema[] {
  return members.flatMap((member) => (member.anyOf === undefined ? [member] : flatten(member.anyOf)));
}

function singleText(type: string, schema: JsonSchema, indent: string): string {
  if (type === 'string') return stringText(schema);
  if (type === 'integer') return 'number';
  if (type === 'array') return arrayText(typeText(schema.items ?? {}, indent));
  if (type !== 'object') return type;
  if (schema.properties === undefined) return 'Record<string, unknown>';
  return Object.keys(schema.properties).length === 0 ? 'object' : fieldsText(schema, indent);
}

function stringText(schema: JsonSchema): string {
  if (schema.not !== undefined) return 'Unlisted';
  if (schema.pattern !== undefined) return `\`${/^\^([\w:]+)/.exec(schema.pattern)?.[1]}\${string}\``;
  if (schema.const !== undefined) return quote(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(quote).join(' | ');
  if (schema.examples === undefined) return 'string';
  return [...schema.examples.map(quote), '(string & {})'].join(' | ');
}

function quote(value: unknown): string {
  return `'${String(value)}'`;
}

function arrayText(item: string): string {
  return /^(\w+|\{[^|]*\})$/s.test(item) ? `${item}[]` : `(${item})[]`;
}

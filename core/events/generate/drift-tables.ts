import type { CatalogueEntry } from '../catalogue.ts';
import { currentTypes } from '../event-types.ts';
import { DriftShapes } from './drift-shapes.ts';
import { HEADER } from './header.ts';
import { jsonSchemaOf } from './json-schema.ts';

/** Base 36 with two digits: room for 1296 different fields. */
const REFERENCE_DIGITS = 2;

/**
 * The drift tables as a module. They are text, not objects, and name each field once, because they go into the intake's
 * bundle: the field `user_id:s` that 30 events have takes two characters in each.
 */
export function driftTablesModule(entries: readonly CatalogueEntry[]): string {
  const collected = new DriftShapes();
  const kinds = new Map(
    entries.map((entry) => {
      const schema = jsonSchemaOf(entry);
      return [entry.type, collected.kindOf(schema, schema)];
    }),
  );
  const fields = [...new Set(collected.shapes.flatMap(fieldsOf))];
  const shapes = collected.shapes.map((shape) => fieldsOf(shape).map(referenceIn(fields)).join(''));
  return [
    HEADER,
    '/** The fields of all shapes, in the notation of `drift.ts`. */',
    `export const FIELDS = ${quote(fields.join(','))};`,
    '',
    '/** The shapes: two characters of base 36 for each field. */',
    `export const SHAPES = ${quote(shapes.join(','))};`,
    '',
    '/** The shape of each event, in the order of `currentTypes`. */',
    `export const EVENTS = ${quote(currentTypes.map((type) => kinds.get(type)).join(','))};`,
    '',
  ].join('\n');
}

function fieldsOf(shape: string): readonly string[] {
  return shape === '' ? [] : shape.split(',');
}

function referenceIn(fields: readonly string[]): (field: string) => string {
  return (field) => {
    const reference = fields.indexOf(field).toString(36).padStart(REFERENCE_DIGITS, '0');
    if (reference.length > REFERENCE_DIGITS)
      throw new Error('too many different fields for the drift tables');
    return reference;
  };
}

function quote(text: string): string {
  return `'${text}'`;
}

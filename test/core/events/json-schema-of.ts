import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const folder = new URL('../../../core/events/generated/schemas/', import.meta.url);

/** Compiles a generated JSON Schema, in ajv's strict mode without exceptions. */
export function jsonSchemaFor(name: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  return ajv.compile(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
}

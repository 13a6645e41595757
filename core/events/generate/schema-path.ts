import { resolve } from './drift-shapes.ts';
import type { JsonSchema } from './json-schema.ts';

/** True when the schema has a field at the dotted path. The rules of subjects are wider than any one event. */
export function hasPath(root: JsonSchema, path: string): boolean {
  let schema: JsonSchema | undefined = root;
  for (const name of path.split('.')) {
    const field: JsonSchema | undefined = schema?.properties?.[name];
    const reference: string | undefined =
      field?.$ref ?? field?.anyOf?.find(({ $ref }) => $ref !== undefined)?.$ref;
    schema = reference === undefined ? field : resolve(reference, root);
  }
  return schema !== undefined;
}

import { resolve } from './drift-shapes.ts';
import type { JsonSchema } from './json-schema.ts';

/** True when the schema has a field at the dotted path. The rules of subjects are wider than any one event. */
export function hasPath(root: JsonSchema, path: string): boolean {
  let schema: JsonSchema | undefined = root;
  for (const name of path.split('.')) {
    const field: JsonSchema | undefined = schema?.properties?.[name];
    schema = field?.$ref === undefined ? field : resolve(field.$ref, root);
  }
  return schema !== undefined;
}

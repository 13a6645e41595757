import * as z from 'zod/mini';

/** What a schema says about itself beyond its type. It ends up in the JSON Schemas and in the generated types. */
export interface Note {
  /** A name makes the schema a definition of its own in everything that is generated. */
  readonly id?: string;
  readonly description?: string;
  /** The values of an open enumeration that are known. */
  readonly examples?: readonly string[];
  /** The fallback of a union: values of this field that the other members have taken. */
  readonly otherThan?: { readonly field: string; readonly values: readonly string[] };
}

/** The notes of all schemas of the catalogue. */
export const notes: z.core.$ZodRegistry<Note> = z.registry<Note>();

/** Attaches a note to a schema and returns the schema. */
export function noted<S extends z.core.$ZodType>(schema: S, note: Note): S {
  notes.add(schema, { ...notes.get(schema), ...note });
  return schema;
}

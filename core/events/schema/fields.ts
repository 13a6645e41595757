/**
 * The vocabulary in which payloads are described. Everything is lenient: objects keep fields they do not know, optional
 * fields may be null, and enumerations are open.
 */
import * as z from 'zod/mini';
import { noted } from './notes.ts';

/** An object that keeps unknown fields. Its type lists the known ones only, so that a misspelt field does not compile. */
export function object<const S extends z.core.$ZodShape>(shape: S): z.ZodMiniObject<S, z.core.$strip> {
  return z.looseObject(shape) as unknown as z.ZodMiniObject<S, z.core.$strip>;
}

/** Makes a shape a definition of its own, `PrivyUser` for instance. */
export function named<S extends z.core.$ZodType>(id: string, schema: S): S {
  return noted(schema, { id });
}

/** A field that may be missing or null. */
export function maybe<S extends z.core.SomeType>(schema: S): z.ZodMiniOptional<z.ZodMiniNullable<S>> {
  return z.optional(z.nullable(schema));
}

export const list = <S extends z.core.SomeType>(schema: S) => z.array(schema);

export const text = (description?: string) => describe(z.string(), description);
export const number = (description?: string) => describe(z.number(), description);
export const flag = (description?: string) => describe(z.boolean(), description);

/** A map whose keys are not known. */
export const map = (description?: string) => describe(z.record(z.string(), z.unknown()), description);

/** Any JSON value, or none. */
export const anything = (description?: string) => z.optional(describe(z.unknown(), description));

/** A string that is one of the given ones today; others are accepted. */
export function oneOf<const V extends readonly string[]>(...values: V) {
  const open = noted(z.string(), { examples: values });
  return open as unknown as z.ZodMiniType<V[number] | (string & NonNullable<unknown>)>;
}

/** A quantity of the Ethereum API: hex text with `0x`, or a number. */
export const quantity = () => describe(z.union([z.string(), z.number()]), 'Hex text with 0x, or a number.');

export const seconds = () => number('Unix time in seconds.');
export const milliseconds = () => number('Unix time in milliseconds.');
export const isoTime = () => text('ISO 8601 time.');
export const baseUnits = () => text('Integer in base units; exceeds 2^53, use BigInt.');
export const decimal = () => text('Decimal number as text, in whole tokens or currency; do not use Number.');
export const usd = () => text('Decimal amount in US dollars as text.');
export const caip2 = () => text('CAIP-2 chain id, such as eip155:8453.');

function describe<S extends z.core.$ZodType>(schema: S, description: string | undefined): S {
  return description === undefined ? schema : noted(schema, { description });
}

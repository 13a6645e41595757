import * as z from 'zod/mini';
import { object } from './fields.ts';
import { noted } from './notes.ts';
import type { Unlisted } from './unlisted.ts';

type Member = z.ZodMiniObject<z.core.$ZodShape, z.core.$strip> | z.ZodMiniUnion;

type Literals = Readonly<Record<string, string>>;

type Fallback<Field extends string, Fixed extends Literals> = z.ZodMiniObject<
  { [Name in Field]: z.ZodMiniType<Unlisted> } & { [Name in keyof Fixed]: z.ZodMiniLiteral<Fixed[Name]> },
  z.core.$strip
>;

/**
 * Shapes told apart by the literal in one field. A value of that field that no member has is accepted too: its object
 * is the `Unlisted` member of the union. `fixed` are the literals all members share, where the union is itself a member
 * of another.
 */
export function variants<
  const Field extends string,
  const M extends readonly Member[],
  const Fixed extends Literals = Record<never, never>,
>(field: Field, members: M, fixed?: Fixed): z.ZodMiniUnion<readonly [...M, Fallback<Field, Fixed>]> {
  const values = [...new Set(members.flatMap((member) => literalsOf(member, field)))];
  const unlisted = z.string().check(z.refine((value) => !values.some((known) => matches(known, value))));
  const shared = Object.entries(fixed ?? {}).map(([name, value]) => [name, z.literal(value)]);
  const fallback = object({ ...Object.fromEntries(shared), [field]: unlisted });
  noted(fallback, { otherThan: { field, values } });
  return z.union([...members, fallback]) as unknown as z.ZodMiniUnion<
    readonly [...M, Fallback<Field, Fixed>]
  >;
}

/** The values of a discriminating field that a schema stands for; `custom:*` stands for every value that begins so. */
export function literalsOf(schema: z.core.$ZodType, field: string): readonly string[] {
  const { def } = (schema as unknown as { readonly _zod: { readonly def: Definition } })._zod;
  if (def.type === 'union') return (def.options ?? []).flatMap((option) => literalsOf(option, field));
  const literal = def.shape?.[field];
  return literal === undefined ? [] : valuesOf(literal);
}

interface Definition {
  readonly type: string;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly values?: readonly unknown[];
  readonly parts?: readonly unknown[];
}

function valuesOf(literal: z.core.$ZodType): readonly string[] {
  const { def } = (literal as unknown as { readonly _zod: { readonly def: Definition } })._zod;
  if (def.type === 'literal') return (def.values ?? []).map(String);
  if (def.type === 'template_literal') return [`${String(def.parts?.[0])}*`];
  return [];
}

function matches(known: string, value: string): boolean {
  return known.endsWith('*') ? value.startsWith(known.slice(0, -1)) : value === known;
}

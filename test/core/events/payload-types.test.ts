import type * as z from 'zod/mini';
import { dynamicCatalogue } from '../../../core/events/dynamic/index.ts';
import type { Envelope } from '../../../core/events/envelope.ts';
import type { envelopeSchema } from '../../../core/events/envelope-schema.ts';
import type { PayloadByType } from '../../../core/events/generated/payload-types.ts';
import { privyCatalogue } from '../../../core/events/privy/index.ts';

type Privy = typeof privyCatalogue;
type Dynamic = typeof dynamicCatalogue;

type Inferred<Definition> = Definition extends { readonly payload: infer S extends z.core.$ZodType }
  ? z.infer<S>
  : never;

type PrivyType<Name extends string> = Name extends 'privy.test' ? Name : `privy.${Name}`;

type Disagreement<Type, FromZod> = Type extends keyof PayloadByType
  ? PayloadByType[Type] extends FromZod
    ? never
    : Type
  : Type;

type PrivyDisagreements = {
  [Name in keyof Privy]: Disagreement<PrivyType<Name>, Inferred<Privy[Name]>>;
}[keyof Privy];

type DynamicDisagreements = {
  [Name in keyof Dynamic]: Disagreement<`dynamic.${Name}`, Inferred<Dynamic[Name]>>;
}[keyof Dynamic];

function isNever<T>(..._proof: [T] extends [never] ? [] : [T]): boolean {
  return _proof.length === 0;
}

type EnvelopeDisagreement = Envelope extends z.infer<typeof envelopeSchema> ? never : Envelope;

describe('the generated payload types', () => {
  it('agree with the types zod infers from the schemas', () => {
    // tsc checks this: a type that does not agree becomes an argument that is missing here.
    expect(isNever<PrivyDisagreements>()).toBe(true);
    expect(isNever<DynamicDisagreements>()).toBe(true);
    expect(isNever<EnvelopeDisagreement>()).toBe(true);
    expect(Object.keys(privyCatalogue)).toHaveLength(80);
    expect(Object.keys(dynamicCatalogue)).toHaveLength(37);
  });
});

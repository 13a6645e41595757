import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { catalogue } from '../../../core/events/catalogue.ts';
import { envelopeOf } from './envelope-of.ts';

interface Document {
  readonly asyncapi: string;
  readonly channels: Record<string, { readonly messages: Record<string, { readonly $ref: string }> }>;
  readonly components: {
    readonly messages: Record<string, { readonly payload: object }>;
    readonly schemas: object;
  };
}

const text = readFileSync(new URL('../../../docs/asyncapi.json', import.meta.url), 'utf8');

const document: Document = JSON.parse(text);

/** The parser looks at every schema of the document; more on a busy machine. */
const VALIDATE_MILLISECONDS = 60_000;

const types = catalogue.map(({ type }) => type).sort();

function at(pointer: string): unknown {
  return pointer
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], document);
}

describe('the AsyncAPI document', () => {
  it(
    'is valid, and as good as its specification recommends but for the version, which the official generator must know',
    async () => {
      const diagnostics = await new Parser().validate(text);
      expect(diagnostics.map(({ code }) => code)).toEqual(['asyncapi-latest-version']);
      expect(document.asyncapi).toBe('3.0.0');
    },
    VALIDATE_MILLISECONDS,
  );

  it('offers every event on the topic and on the queues', () => {
    expect(Object.keys(document.channels)).toEqual(['topic', 'queue']);
    for (const { messages } of Object.values(document.channels))
      expect(Object.keys(messages).sort()).toEqual(types);
    expect(Object.keys(document.components.messages).sort()).toEqual(types);
  });

  it('has something at the end of every reference', () => {
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    const pointers = [...new Set(references.map((text) => text.slice('"$ref":"'.length, -1)))];
    expect(pointers.length).toBeGreaterThan(250);
    expect(pointers.filter((pointer) => at(pointer) === undefined)).toEqual([]);
  });

  it('describes a message as the envelope around the payload', () => {
    const { messages, schemas } = document.components;
    const ajv = new Ajv2020({ strict: true });
    ajv.addVocabulary(['components']);
    const validate = ajv.compile({
      ...messages['privy.mfa.enabled']?.payload,
      components: { schemas },
    });
    const payload = { type: 'mfa.enabled', user_id: 'did:privy:a', method: 'totp' };
    expect(validate(envelopeOf('privy.mfa.enabled', payload))).toBe(true);
    expect(validate(envelopeOf('privy.mfa.enabled', { type: 'mfa.enabled' }))).toBe(false);
    expect(validate(envelopeOf('privy.mfa.disabled', payload))).toBe(false);
    expect(validate(payload)).toBe(false);
  });

  it('names every object, enumeration and union for generators, and no two alike', () => {
    const { messages, schemas } = document.components;
    const payloads = Object.values(messages).map(({ payload }) => payload);
    const shapes = [...payloads, ...Object.values(schemas)].flatMap(shapesIn);
    const titles = shapes.map(({ title }) => title);

    expect(titles).not.toContain(undefined);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(titles).toEqual(
      expect.arrayContaining([
        'PrivyUserCreated',
        'PrivyUserCreatedPayload',
        'PrivyUser',
        'PrivyUserMfaMethods',
        'PrivyLinkedAccountUnlisted',
        'PrivyLinkedAccountWalletUnlisted',
        'PrivyFundsAssetErc20',
        'PrivyWalletFundsDepositedType',
        'DynamicWalletLinked',
      ]),
    );
  });

  it('gives every message the type of its event and no other, with no schema shared in an allOf', () => {
    const typeOf = (type: string) => at(`#/components/messages/${type}/payload/properties/type`);

    expect(typeOf('privy.mfa.enabled')).toEqual({ type: 'string', const: 'privy.mfa.enabled' });
    expect(typeOf('privy.wallet.private_key_export')).toMatchObject({
      enum: ['privy.wallet.private_key_export', 'privy.private_key.exported'],
    });
    expect(text).not.toContain('"allOf"');
  });
});

interface Shape {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly enum?: readonly unknown[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** The schema and those in it that become types of their own. */
function shapesIn(schema: object): readonly Shape[] {
  const { properties, items, anyOf, enum: values } = schema as Shape;
  const inside = [...Object.values(properties ?? {}), ...(items ? [items] : []), ...(anyOf ?? [])];
  const isNamed = properties !== undefined || values !== undefined;
  return [...(isNamed ? [schema as Shape] : []), ...inside.flatMap(shapesIn)];
}

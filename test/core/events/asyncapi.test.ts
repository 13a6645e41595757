import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
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
    'is valid, and as good as its specification recommends',
    async () => {
      expect(await new Parser().validate(text)).toEqual([]);
    },
    VALIDATE_MILLISECONDS,
  );

  it('is of version 3 and offers every event on the topic and on the queues', () => {
    expect(document.asyncapi).toMatch(/^3\./);
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
    const validate = new Ajv({ strict: false }).compile({
      ...messages['privy.mfa.enabled']?.payload,
      components: { schemas },
    });
    const payload = { type: 'mfa.enabled', user_id: 'did:privy:a', method: 'totp' };
    expect(validate(envelopeOf('privy.mfa.enabled', payload))).toBe(true);
    expect(validate(envelopeOf('privy.mfa.enabled', { type: 'mfa.enabled' }))).toBe(false);
    expect(validate(envelopeOf('privy.mfa.disabled', payload))).toBe(false);
    expect(validate(payload)).toBe(false);
  });
});

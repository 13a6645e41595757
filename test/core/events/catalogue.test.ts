import { readFileSync } from 'node:fs';
import { catalogue } from '../../../core/events/catalogue.ts';
import { eventNames, eventTypes, namesOf, publicType } from '../../../core/events/event-types.ts';
import { parseEvent } from '../../../core/events/parse-event.ts';
import type { ProviderName } from '../../../core/providers/index.ts';
import { valueAt } from '../../../core/providers/subject-rules.ts';
import { conformanceCases } from '../providers/conformance-cases.ts';
import { fixturesOf } from '../providers/fixtures.ts';
import { envelopeOf } from './envelope-of.ts';
import { jsonSchemaFor } from './json-schema-of.ts';

const index = readFileSync(new URL('../../../docs/events.md', import.meta.url), 'utf8');

/** The providers of which events are known by name. */
const named = Object.keys(eventNames) as (keyof typeof eventNames)[];

const fixtures = named.flatMap((provider) =>
  fixturesOf(provider).map(({ wireName, body }) => {
    const type = publicType(provider, wireName);
    return { provider, wireName, type, entry: entryOf(type), text: body.toString('utf8') };
  }),
);

function entryOf(type: string) {
  const entry = catalogue.find((candidate) => candidate.type === namesOf(type)[0]);
  if (entry === undefined) throw new Error(`no catalogue entry for ${type}`);
  return entry;
}

/** Where the index links an event to: its page, and its place there. */
const links = new Map(
  [...index.matchAll(/\[`(.+?)`\]\((.+?)#(.+?)\)/g)].map(([, type, page, anchor]) => [
    type,
    { page, anchor },
  ]),
);

describe('the catalogue', () => {
  it('has an entry for every name of both providers and no other', () => {
    const names = catalogue.flatMap(({ type, aliases }) => [type, ...aliases]);
    expect([...names].sort()).toEqual([...eventTypes].sort());
    expect(catalogue.filter(({ provider }) => provider === 'privy')).toHaveLength(80);
    expect(catalogue.filter(({ provider }) => provider === 'dynamic')).toHaveLength(37);
  });

  it('has a fixture for every name that is published today', () => {
    const published = Object.entries(eventNames).flatMap(([provider, { names }]) =>
      names.map((name) => publicType(provider, name)),
    );
    const withFixture = fixtures.map(({ type }) => type);
    expect(published.filter((type) => !withFixture.includes(type))).toEqual([]);
    expect(fixtures).toHaveLength(118);
  });

  it.each(catalogue)('says what $type means, in one line', ({ meaning }) => {
    expect(meaning).toMatch(/^[A-Z'].{10,140}\.$/);
  });

  it.each(catalogue)('documents $type with its schema and an example', ({ type, meaning, wireName }) => {
    const { page, anchor } = links.get(type) ?? {};
    const docs = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8');
    const section = docs.split('\n## ').find((text) => text.startsWith(`\`${type}\`\n`)) ?? '';
    expect(page).toBe(`events/${type.split('.', 2).join('.')}.md`);
    expect(anchor).toBe(type.toLowerCase().replaceAll('.', ''));
    expect(section).toContain(meaning);
    expect(section).toContain(`schemas/${type}.json`);
    expect(section).toContain(`"${wireName}"`);
  });
});

describe('the fixture of', () => {
  it.each(fixtures)('$type parses without drift', ({ type, text }) => {
    const parsed = parseEvent(envelopeOf(type, JSON.parse(text)));
    expect(parsed).toMatchObject({ ok: true, event: { type }, drift: [] });
  });

  it.each(fixtures)('$type satisfies its JSON Schema', ({ entry, text }) => {
    const validate = jsonSchemaFor(entry.type);
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  });

  it.each(fixtures)(
    '$type has the user where the subject rule looks',
    ({ provider, wireName, entry, text }) => {
      const about: Readonly<Record<string, readonly [string | undefined, string]>> =
        conformanceCases[provider].about;
      const payload = JSON.parse(text);
      const found = entry.subject.map((path) => valueAt(payload, path)).find((value) => value !== undefined);
      expect(about).toHaveProperty([wireName]);
      expect(found).toBe(about[wireName]?.[0]);
    },
  );

  it.each(fixtures)('$type has its time where the catalogue says, in that unit', ({ entry, text }) => {
    const { time } = entry;
    if (time === undefined) return expect(entry.provider).toBe('privy');
    const value = valueAt(JSON.parse(text), time.path);
    const milliseconds = {
      seconds: Number(value) * 1000,
      milliseconds: value,
      'ISO 8601': Date.parse(String(value)),
    };
    const year = new Date(Number(milliseconds[time.unit])).getUTCFullYear();
    expect(year).toBe(2026);
  });

  it('marks the events that carry personal data or key material', () => {
    const marked = (provider: ProviderName, mark: 'secrets' | 'personalData') =>
      catalogue.filter((entry) => entry.provider === provider && entry[mark]).map(({ wireName }) => wireName);
    expect(marked('privy', 'secrets')).toEqual([]);
    expect(marked('dynamic', 'secrets')).toEqual([
      'wallet.delegation.created',
      'wallet.offlineRecovery.created',
    ]);
    const leaky = fixtures.filter(({ text }) => /@example\.test|Zoë|ZOË|\+\d{8}/.test(text));
    expect(leaky.filter(({ entry }) => !entry.personalData).map(({ type }) => type)).toEqual([]);
    expect(leaky.length).toBeGreaterThan(10);
  });
});

describe('the JSON Schema of the envelope', () => {
  it('is satisfied by an envelope, and not by one without an id', () => {
    const validate = jsonSchemaFor('envelope');
    const envelope = envelopeOf('privy.mfa.enabled', {});
    expect(validate(envelope)).toBe(true);
    expect(validate({ ...envelope, id: undefined })).toBe(false);
  });
});

import fc from 'fast-check';
import * as z from 'zod/mini';
import { catalogue } from '../../../core/events/catalogue.ts';
import { checkDrift } from '../../../core/events/drift.ts';
import { namesOf, publicType } from '../../../core/events/event-types.ts';
import { providerNames } from '../../../core/providers/index.ts';
import { fixturesOf } from '../providers/fixtures.ts';
import { type Path, pathsOf, without, withValue } from './json-edits.ts';
import { jsonSchemaFor } from './json-schema-of.ts';

const events = providerNames.flatMap((provider) =>
  fixturesOf(provider).flatMap(({ wireName, body }) => {
    const [type] = namesOf(publicType(provider, wireName));
    const entry = catalogue.find((candidate) => candidate.type === type);
    return entry === undefined ? [] : [{ entry, payload: JSON.parse(body.toString('utf8')) as object }];
  }),
);

/** The names of events are literals in the schemas; drift is about a payload whose type is known already. */
const isName = (path: Path) => path.length === 1 && (path[0] === 'type' || path[0] === 'eventName');

const value = fc.constantFrom<unknown>(null, 'text', 7, true, {}, [], [null], { type: 'unlisted' });

const edited = fc.constantFrom(...events).chain(({ entry, payload }) => {
  const paths = pathsOf(payload).filter((path) => !isName(path));
  const edit = fc.tuple(fc.constantFrom(...paths), fc.option(value, { nil: undefined }));
  return fc.array(edit, { maxLength: 3 }).map((edits) => ({
    entry,
    payload: edits.reduce<unknown>(
      (changed, [path, next]) =>
        next === undefined ? without(changed, path) : withValue(changed, path, next),
      payload,
    ),
  }));
});

describe('checkDrift', () => {
  it('finds drift exactly where the zod schema and the JSON Schema object', () => {
    const jsonSchemas = new Map(catalogue.map(({ type }) => [type, jsonSchemaFor(type)]));
    fc.assert(
      fc.property(edited, ({ entry, payload }) => {
        const clean = checkDrift(entry.type, payload).length === 0;
        expect(z.safeParse(entry.payload as z.ZodMiniType, payload).success).toBe(clean);
        expect(jsonSchemas.get(entry.type)?.(payload)).toBe(clean);
      }),
      { numRuns: 300 },
    );
  });

  it('names only fields of the catalogue, never a value or an unknown field', () => {
    const secret = 'hunter2@example.test';
    fc.assert(
      fc.property(edited, ({ entry, payload }) => {
        const poisoned = JSON.parse(JSON.stringify(payload), (_, inner) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? { ...inner, [secret]: secret }
            : typeof inner === 'string' && inner !== 'unlisted'
              ? secret
              : inner,
        );
        expect(JSON.stringify(checkDrift(entry.type, poisoned))).not.toContain('hunter2');
      }),
    );
  });

  it('never throws', () => {
    const type = fc.constantFrom(...catalogue.map((entry) => entry.type));
    fc.assert(fc.property(type, fc.anything(), (name, data) => Array.isArray(checkDrift(name, data))));
  });
});

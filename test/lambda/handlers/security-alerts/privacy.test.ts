import { buildEvent } from 'wallet-webhooks/testing';
import { EXAMPLES } from '../../../../client/src/generated/examples.ts';
import { catalogue } from '../../../../core/events/catalogue.ts';
import type { Envelope } from '../../../../core/events/envelope.ts';
import { alertOf } from '../../../../lambda/handlers/security-alerts/alert-of.ts';
import { publicValue } from '../../../../lambda/handlers/security-alerts/public-value.ts';
import { ALERT_TYPES } from '../../../../lambda/handlers/security-alerts/ratings.ts';

/** What identifies a person or opens something, in forms that payloads have it. */
const PRIVATE = [
  'zoe.planted@example.test',
  'planted+tag@example.test',
  '+4915155501234',
  '4915155501234',
  '(0151) 555-01234',
  'Zoe Planted',
  'Zoë',
  'planted.eth',
  '203.0.113.7 planted',
  'https://planted.example.test/zoe',
  '<!channel> planted',
  'planted\nSubject: planted',
];
const OPTIONS = { drift: [], logGroup: 'log', severities: {} };

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown>)[name], value);
}

/** A copy of the payload with another value at the path. */
function planted(payload: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone({ payload });
  const whole: Path = ['payload', ...path];
  (valueAt(copy, whole.slice(0, -1)) as Record<string | number, unknown>)[whole.at(-1) ?? ''] = value;
  return copy.payload;
}

const shown = (event: Envelope) => JSON.stringify(alertOf(event, OPTIONS) ?? '');

/** The example with the fields that others of the type may have, so that something is at every path that is shown. */
function eventOf(type: (typeof ALERT_TYPES)[number]): Envelope {
  const more = type === 'privy.intent.executed' ? { data: { intent_type: 'POLICY', resource_id: 'r1' } } : {};
  return buildEvent(type, more as never);
}

describe('no alert', () => {
  it.each(ALERT_TYPES)('shows anything private, wherever the payload has it: %s', (type) => {
    const event = eventOf(type);
    const paths = leavesOf(event.data).filter((path) => path.at(-1) !== 'intent_type');
    expect(paths.length).toBeGreaterThan(0);

    for (const path of paths)
      for (const value of PRIVATE) {
        const text = shown({ ...event, data: planted(event.data, path, value) });
        expect(text).not.toBe('""');
        expect(text).not.toContain(JSON.stringify(value).slice(1, -1));
      }
  });

  it.each(ALERT_TYPES)('shows anything private that the envelope names as its user: %s', (type) => {
    for (const subject of PRIVATE) {
      const text = shown({ ...eventOf(type), subject });
      expect(text).not.toContain(JSON.stringify(subject).slice(1, -1));
    }
  });

  it('shows personal data or key material of any example of the catalogue', () => {
    const texts = catalogue.map(({ type }) => {
      const data = EXAMPLES[type]?.payload;
      return { data, text: shown({ ...buildEvent('privy.mfa.disabled'), type, data } as never) };
    });
    const personal = texts.flatMap(({ data }) =>
      leavesOf(data)
        .map((path) => valueAt(data, path))
        .filter((value): value is string => typeof value === 'string' && IDENTIFIES.test(value)),
    );

    expect(new Set(personal).size).toBeGreaterThan(10);
    for (const { text } of texts)
      for (const value of personal) expect(text).not.toContain(JSON.stringify(value).slice(1, -1));
  });
});

/** E-mail and network addresses, phone numbers, names and ciphertexts, as the examples have them. */
const IDENTIFIES = /@|^\+\d|^zoe$|Zoë|^\d+\.\d+\.\d+\.\d+$|Zml4dHVyZS1|^A{20,}/;

describe('what of a payload is shown', () => {
  it.each([
    ['id', 'did:privy:cmzoefixture000000000001'],
    ['id', 'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a10'],
    ['id', '42'],
    ['address', '0x1111111111111111111111111111111111111111'],
    ['address', 'So11111111111111111111111111111111111111112'],
    ['address', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
    ['address', 'EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2'],
    ['word', 'user_passcode_derived_recovery_key'],
  ] as const)('is as a whole the %s %s', (kind, value) => {
    expect(publicValue(value, kind)).toBe(value);
  });

  it('is all of a list that is of the kind, up to ten', () => {
    expect(publicValue(['sanctions', 'Zoe Planted', 'mixer'], 'word')).toBe('sanctions, mixer');
    expect(publicValue(Array(12).fill('x'), 'word')?.split(', ')).toHaveLength(10);
  });

  it.each([[undefined], [null], [7], [{}], [[]], [['a b']]])('is nothing of %j', (value) => {
    expect(publicValue(value, 'word')).toBeUndefined();
  });
});

describe('what the provider leaves open', () => {
  it('is said in the alert of every type of which the catalogue says so', () => {
    const unsaid = catalogue
      .filter(
        ({ type, unconfirmed }) => ALERT_TYPES.some((alert) => alert === type) && unconfirmed !== undefined,
      )
      .filter(({ type }) => !shown(eventOf(type as never)).includes('Dynamic does not '))
      .map(({ type }) => type);

    expect(unsaid).toEqual([]);
  });
});

import { currentTypes, namesOf } from './event-types.ts';
import { EVENTS, FIELDS, SHAPES } from './generated/drift-tables.ts';

/**
 * A difference between a payload and the catalogue. It never holds a value of the payload, nor a field name that is not
 * in the catalogue, so it may be logged and counted.
 */
export interface Drift {
  /** Where: `user.linked_accounts[].address`. Empty for the payload itself. */
  readonly path: string;
  /** The kind or kinds the catalogue has: `string`, `string or number`. */
  readonly expected: string;
  readonly found: FoundKind;
}

export type FoundKind = 'missing' | 'null' | 'string' | 'number' | 'boolean' | 'object' | 'array';

/** More differences than this in one payload are not listed: it is another event altogether. */
export const MAX_DRIFTS = 20;
/** Of a list no more than this is looked at: the check must take no time that a delivery needs. */
export const MAX_ITEMS = 100;

/**
 * Where the payload of a known type differs from the catalogue: a required field missing or null, or a field of another
 * kind. Unknown fields, unknown values and unknown types are no drift. Never throws.
 */
export function checkDrift(type: string, data: unknown): readonly Drift[] {
  const kind = kinds.get(namesOf(type)[0] ?? type);
  if (kind === undefined) return [];
  const drifts = new Map<string, Drift>();
  visit(data, { kind, path: '', drifts });
  return [...drifts.values()];
}

// The notation of the tables is described in generate/drift-shapes.ts.
const eventKinds = EVENTS.split(',');
const kinds: ReadonlyMap<string, string> = new Map(
  currentTypes.map((type, index) => [type, eventKinds[index] ?? '*']),
);
const fields = FIELDS.split(',');
const shapes = SHAPES.split(',');

const NAMES: Readonly<Record<string, string>> = {
  s: 'string',
  n: 'number',
  b: 'boolean',
  z: 'null',
  m: 'object',
  a: 'array',
};

interface Place {
  readonly kind: string;
  readonly path: string;
  readonly drifts: Map<string, Drift>;
}

function visit(value: unknown, place: Place): void {
  const { kind, path, drifts } = place;
  if (kind === '*' || drifts.size >= MAX_DRIFTS) return;
  const found = kindOf(value);
  const expected = expectedNames(kind);
  if (!expected.includes(found)) {
    const drift = { path, expected: expected.join(' or '), found };
    drifts.set(`${path} ${found}`, drift);
  } else if (kind.startsWith('[')) {
    for (const item of (value as readonly unknown[]).slice(0, MAX_ITEMS)) {
      visit(item, { kind: kind.slice(1), path: `${path}[]`, drifts });
    }
  } else if (isShape(kind)) visitShape(value as Readonly<Record<string, unknown>>, place);
}

function visitShape(value: Readonly<Record<string, unknown>>, { kind, path, drifts }: Place): void {
  const references = shapes[Number(kind)]?.match(/../g) ?? [];
  for (const reference of references) {
    const field = fields[Number.parseInt(reference, 36)] ?? '';
    if (field.includes('|')) visitUnion(value, { kind: field, path, drifts });
    else visitField(value, { kind: field, path, drifts });
  }
}

function visitField(value: Readonly<Record<string, unknown>>, { kind: field, path, drifts }: Place): void {
  const [label = '', kind = '*'] = field.split(':');
  const optional = label.endsWith('?');
  const name = optional ? label.slice(0, -1) : label;
  const inner = Object.hasOwn(value, name) ? value[name] : undefined;
  if (optional && (inner === undefined || inner === null)) return;
  visit(inner, { kind, path: path === '' ? name : `${path}.${name}`, drifts });
}

function visitUnion(value: Readonly<Record<string, unknown>>, { kind: union, path, drifts }: Place): void {
  const [name = '', ...cases] = union.split('|');
  const actual = Object.hasOwn(value, name) ? value[name] : undefined;
  if (typeof actual !== 'string') visitField(value, { kind: `${name}:s`, path, drifts });
  else visit(value, { kind: caseFor(actual, cases), path, drifts });
}

function caseFor(actual: string, cases: readonly string[]): string {
  const pairs = cases.map((text) => text.split('='));
  const match = pairs.find(([literal = '']) =>
    literal.endsWith('*') ? actual.startsWith(literal.slice(0, -1)) : actual === literal,
  );
  return match?.[1] ?? '*';
}

function expectedNames(kind: string): readonly string[] {
  if (isShape(kind)) return ['object'];
  if (kind.startsWith('[')) return ['array'];
  return [...kind].map((letter) => NAMES[letter] ?? letter);
}

function isShape(kind: string): boolean {
  return /^\d/.test(kind);
}

function kindOf(value: unknown): FoundKind {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const kind = typeof value;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object';
}

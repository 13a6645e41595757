import fc from 'fast-check';

/** The usual value two times in three, else one of the odd ones. */
export function mostly<Value>(usual: Value, ...odd: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
}

/** Bodies that are nearly one of these, or nothing like any. */
export function brokenBody(bodies: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const original = fc.constantFrom(...bodies);
  return fc.oneof(
    fc.constant(Buffer.alloc(0)),
    fc.constantFrom('{}', '[]', 'null', 'not json', '\ufeff{}', '{"type":').map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    original.map((body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])),
    fc.tuple(original, fc.nat(), fc.integer({ min: 1, max: 255 })).map(([body, position, change]) => {
      const changed = Buffer.from(body);
      changed.writeUInt8(body.readUInt8(position % body.length) ^ change, position % body.length);
      return changed;
    }),
  );
}

type Texts = Readonly<Record<string, string>>;

/** Changes after signing: mostly none, else one character of one text replaced, removed or added. */
export const editedText: fc.Arbitrary<(texts: Texts) => Texts> = fc.oneof(
  { weight: 3, arbitrary: fc.constant((texts: Texts) => texts) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        which: fc.nat(),
        position: fc.nat(),
        replaced: fc.nat({ max: 1 }),
        by: fc.string({ unit: 'binary-ascii', maxLength: 1 }),
      })
      .map(({ which, position, replaced, by }) => (texts: Texts) => {
        const names = Object.keys(texts);
        const name = names[which % names.length] ?? '';
        const text = texts[name] ?? '';
        const at = position % (text.length + 1);
        return { ...texts, [name]: text.slice(0, at) + by + text.slice(at + replaced) };
      }),
  },
);

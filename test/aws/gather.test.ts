import fc from 'fast-check';
import { Gather } from '../../aws/gather.ts';

interface Item {
  readonly id: string;
  readonly group: string;
  readonly weight: number;
}

/** A gatherer of at most three items and a weight of 10, whose batches are kept. `fates` says what fails. */
function gathering(fates: { readonly item?: string; readonly batch?: string } = {}) {
  const batches: string[][] = [];
  const callbacks: (() => void)[] = [];
  const gather = new Gather<Item>({
    atMost: 3,
    apart: ({ group }) => group,
    weight: { of: ({ weight }) => weight, atMost: 10 },
    soon: (callback) => callbacks.push(callback),
    send: async (items) => {
      batches.push(items.map(({ id }) => id));
      if (items.some(({ id }) => id === fates.batch)) throw new Error('the call failed');
      return items.map(({ id }) => (id === fates.item ? new Error('the item failed') : undefined));
    },
  });
  const flush = () => {
    for (const callback of callbacks.splice(0)) callback();
  };
  return { gather, batches, flush };
}

function item(id: string, group = id, weight = 1): Item {
  return { id, group, weight };
}

describe('gathering what many send at the same moment', () => {
  it('sends one call of what there is when everybody has added, in order', async () => {
    const { gather, batches, flush } = gathering();
    const added = Promise.all(['a', 'b'].map((id) => gather.add(item(id))));
    expect(batches).toEqual([]);

    flush();
    await added;

    expect(batches).toEqual([['a', 'b']]);
  });

  it('never puts two of one group into a batch, and keeps their order', async () => {
    const { gather, batches, flush } = gathering();
    const added = ['a1', 'a2', 'b1', 'a3'].map((id) => gather.add(item(id, id[0])));

    flush();
    await Promise.all(added);

    expect(batches).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
  });

  it('fails one item without the others, and all of a batch whose call fails', async () => {
    const one = gathering({ item: 'b' });
    const all = gathering({ batch: 'b' });
    const outcomes = ({ gather, flush }: ReturnType<typeof gathering>) => {
      const added = Promise.allSettled(['a', 'b'].map((id) => gather.add(item(id))));
      flush();
      return added.then((results) => results.map(({ status }) => status));
    };

    expect(await outcomes(one)).toEqual(['fulfilled', 'rejected']);
    expect(await outcomes(all)).toEqual(['rejected', 'rejected']);
  });

  it('sends every item once, in batches within the limits, whatever is added', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ group: fc.constantFrom('a', 'b', 'c', 'd'), weight: fc.nat(12) })),
        async (wanted) => {
          const items = wanted.map(({ group, weight }, n) => item(`${n}`, group, weight));
          const { gather, batches, flush } = gathering();
          const added = items.map((one) => gather.add(one));
          flush();
          await Promise.all(added);

          const byId = new Map(items.map((one) => [one.id, one]));
          const found = batches.map((batch) => batch.flatMap((id) => byId.get(id) ?? []));
          expect(batches.flat().sort()).toEqual(items.map(({ id }) => id).sort());
          for (const batch of found) {
            const weight = batch.reduce((sum, one) => sum + one.weight, 0);
            expect(batch.length).toBeLessThanOrEqual(3);
            expect(batch.length === 1 || weight <= 10).toBe(true);
            expect(new Set(batch.map(({ group }) => group)).size).toBe(batch.length);
          }
        },
      ),
    ));
});

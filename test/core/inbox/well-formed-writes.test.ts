import { atMost } from '../../../core/inbox/condition.ts';
import { wellFormedWrites } from '../../../core/inbox/well-formed-writes.ts';
import type { Write } from '../../../core/inbox/write.ts';

describe('wellFormedWrites', () => {
  it('changes nothing that is well formed', () => {
    const writes: Write[] = [
      {
        kind: 'put',
        table: 'things',
        item: { pk: 'Zoë 😀', list: [null, true, 1.5, { deep: '\u0000\uffff' }] },
      },
      { kind: 'delete', table: 'things', key: { pk: '' } },
    ];

    expect(wellFormedWrites(writes)).toEqual({ writes, mended: 0 });
  });

  it('mends every text of every kind of write, keys, names and conditions too', () => {
    const writes: Write[] = [
      {
        kind: 'put',
        table: 'things',
        item: { pk: 'a\ud83d', deep: [{ '\ude00b': ['\ude00\ud83d'] }] },
        condition: atMost('time', '\ud800'),
      },
      {
        kind: 'update',
        table: 'things',
        key: { pk: '\udfff' },
        set: { name: 'c\ud83d!' },
        add: { '\ud83d': 1 },
        remove: ['\ud83dx'],
      },
      { kind: 'delete', table: 'things', key: { pk: '\udc00' } },
    ];

    expect(wellFormedWrites(writes)).toEqual({
      mended: 9,
      writes: [
        {
          kind: 'put',
          table: 'things',
          item: { pk: 'a\ufffd', deep: [{ '\ufffdb': ['\ufffd\ufffd'] }] },
          condition: { kind: 'compared', attribute: 'time', is: '<=', value: '\ufffd' },
        },
        {
          kind: 'update',
          table: 'things',
          key: { pk: '\ufffd' },
          set: { name: 'c\ufffd!' },
          add: { '\ufffd': 1 },
          remove: ['\ufffdx'],
        },
        { kind: 'delete', table: 'things', key: { pk: '\ufffd' } },
      ],
    });
  });
});

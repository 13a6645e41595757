import { changesBetween } from '../../../console/page/text/changes-between.ts';
import { partOfPage } from './render-part.ts';

describe('what is different between two payloads', () => {
  it('is said field by field, in the order of the later one', () => {
    const before = { user: { id: 'ada', has_mfa: false, accounts: [{ type: 'email' }], gone: 1 } };
    const after = { user: { id: 'ada', has_mfa: true, accounts: [{ type: 'phone' }, 'new'] } };

    expect(changesBetween(before, after)).toEqual([
      { path: 'user.has_mfa', before: false, after: true },
      { path: 'user.accounts[0].type', before: 'email', after: 'phone' },
      { path: 'user.accounts[1]', before: undefined, after: 'new' },
      { path: 'user.gone', before: 1, after: undefined },
    ]);
  });

  it('is nothing where both say the same, and the whole value where its kind is another', () => {
    expect(changesBetween({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
    expect(changesBetween({ a: [] }, { a: {} })).toEqual([{ path: 'a', before: [], after: {} }]);
    expect(changesBetween(undefined, { a: 1 })).toEqual([{ path: '', before: undefined, after: { a: 1 } }]);
  });

  it('has an end, however long or deep a payload is', () => {
    const list = (value: number) => Array.from({ length: 10_000 }, () => value);
    const deep = (value: number) => {
      let of: unknown = value;
      for (let level = 0; level < 100_000; level += 1) of = { of };
      return of;
    };

    expect(changesBetween(list(1), list(2))).toHaveLength(200);
    expect(changesBetween(deep(1), deep(2))).toHaveLength(1);
  });

  it('is masked, and text, whatever it says', async () => {
    const table = await partOfPage('screens/event/changes.tsx', 'ChangeTable');
    const envelope = (email: string) => JSON.stringify({ id: 'x', data: { '<script>': email } });

    const html = table({ before: envelope('ada@example.com'), after: envelope('<img src=x onerror=a>') });

    expect(html).toContain('text, 15 characters, ….com');
    expect(html).not.toMatch(/ada@|<img|<script/);
  });

  it('is not said to be nothing where it is lost in reading', async () => {
    const table = await partOfPage('screens/event/changes.tsx', 'ChangeTable');
    const envelope = (amount: string) => `{"id":"x","data":{"amount":${amount}}}`;

    expect(
      table({ before: envelope('12345678901234567890'), after: envelope('12345678901234567891') }),
    ).toMatch(/digits that are not kept/);
    expect(table({ before: envelope('1'), after: envelope('1') })).toMatch(/both say the same/);
    expect(table({ before: 'no envelope', after: envelope('1') })).toMatch(/is no JSON/);
  });
});

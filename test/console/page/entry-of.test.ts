import { entryOf } from '../../../console/page/text/entry-of.ts';
import { catalogueMeanings } from '../../../console/server/api/catalogue.ts';

describe('what the page knows of a type', () => {
  it('is the same by its older name', () => {
    const today = entryOf('privy.wallet.private_key_export', catalogueMeanings);

    expect(today?.type).toBe('privy.wallet.private_key_export');
    expect(entryOf('privy.private_key.exported', catalogueMeanings)).toBe(today);
  });

  it('is nothing where the catalogue does not have it', () => {
    expect(entryOf('privy.user.teleported', catalogueMeanings)).toBeUndefined();
    expect(entryOf('', catalogueMeanings)).toBeUndefined();
  });
});

import { isWithheld } from '../../../core/archive/withheld.ts';
import { catalogue } from '../../../core/events/catalogue.ts';

describe('what is withheld from the archive', () => {
  it('is every type that carries key material, as the catalogue says', () => {
    const withSecrets = catalogue.filter(({ secrets }) => secrets === true);
    const types = withSecrets.flatMap(({ type, aliases }) => [type, ...aliases]);

    expect(types).toContain('dynamic.wallet.delegation.created');
    expect(types.filter((type) => !isWithheld(type))).toEqual([]);
  });

  it('is of the catalogue these types and no others', () => {
    expect(catalogue.map(({ type }) => type).filter(isWithheld)).toEqual([
      'dynamic.wallet.delegation.created',
      'dynamic.wallet.delegation.revoked',
      'dynamic.wallet.delegation.signature',
      'dynamic.wallet.offlineRecovery.created',
    ]);
  });

  it('is a type beside those, too, that the catalogue has not yet', () => {
    expect(isWithheld('dynamic.wallet.delegation.renewed')).toBe(true);
    expect(isWithheld('dynamic.wallet.delegations')).toBe(false);
  });
});

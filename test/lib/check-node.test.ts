import { checkNode } from '../../lib/check-node.ts';

describe('checkNode', () => {
  it.each(['22.18.0', '22.23.3', '24.0.0', '26.1.0'])('takes Node %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['18.20.4', '20.20.2', '22.17.1'])('refuses Node %s in one line', (version) => {
    expect(() => checkNode(version)).toThrow(
      expect.objectContaining({
        stack: `NodeTooOldError: node: ${version} is too old for wallet-webhooks; allowed: 22.18 or later; install it from https://nodejs.org`,
      }),
    );
  });
});

import { normalizePath } from '../../../../local/cloud/gateway/normalize-path.ts';

describe('a normalized path', () => {
  it.each([
    ['/prod/webhooks/privy/main', '/prod/webhooks/privy/main'],
    ['//prod///webhooks//privy/main', '/prod/webhooks/privy/main'],
    ['/webhooks/privy/main/', '/webhooks/privy/main/'],
    ['/webhooks/privy/main///', '/webhooks/privy/main/'],
    ['/webhooks/./privy/main/.', '/webhooks/privy/main'],
    ['/webhooks/other/../privy/main', '/webhooks/privy/main'],
    ['/../webhooks', '/../webhooks'],
    ['/a/../../webhooks', '/../webhooks'],
    ['a//b', 'a/b'],
    ['///', '/'],
    ['', ''],
    ['/webhooks%2Fprivy/%2e%2e/main', '/webhooks%2Fprivy/%2e%2e/main'],
  ])('of %j is %j', (path, expected) => {
    expect(normalizePath(path)).toBe(expected);
  });
});

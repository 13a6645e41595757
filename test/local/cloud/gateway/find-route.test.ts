import { findRoute } from '../../../../local/cloud/gateway/find-route.ts';

const route = (method: string, resource: string) => ({
  method,
  resource,
  invoke: () => Promise.resolve({ ok: true as const, payload: null }),
});
const ROUTES = [
  route('POST', '/webhooks/{source+}'),
  route('POST', '/webhooks/privy/main'),
  route('ANY', '/{any+}'),
];

describe('the route of a request', () => {
  it.each([
    ['/webhooks/privy/main', '/webhooks/privy/main', null],
    ['/webhooks/privy/main/', '/webhooks/privy/main', null],
    ['/webhooks/privy/main///', '/webhooks/privy/main', null],
    ['//webhooks/privy/main', '/webhooks/privy/main', null],
    ['/webhooks//privy/main', '/webhooks/{source+}', { source: '/privy/main' }],
    ['/webhooks/privy//main/', '/webhooks/{source+}', { source: 'privy//main' }],
    ['/webhooks/privy', '/webhooks/{source+}', { source: 'privy' }],
    ['/webhooks/', '/{any+}', { any: 'webhooks' }],
    ['/elsewhere/a', '/{any+}', { any: 'elsewhere/a' }],
  ])('of %s is the resource %s', (path, resource, pathParameters) => {
    const found = findRoute(ROUTES, { method: 'POST', path });

    expect([found?.route.resource, found?.pathParameters]).toEqual([resource, pathParameters]);
  });

  it.each([
    ['POST', '/'],
    ['POST', '//'],
  ])('is none for %s %s', (method, path) => {
    expect(findRoute(ROUTES, { method, path })).toBeUndefined();
  });

  it('is the one of its method', () => {
    expect(findRoute(ROUTES, { method: 'GET', path: '/webhooks/privy/main' })?.route.resource).toBe(
      '/{any+}',
    );
  });
});

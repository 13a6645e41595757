import { createWebAcl, type InspectedRequest } from '../../local/cloud/gateway/web-acl.ts';
import type { IpSetProperties } from '../../local/cloud/gateway/web-acl-properties.ts';
import { resource, resources, templateOf } from './template-of.ts';

const A_MINUTE = 60_000;
const FROM_PRIVY = '44.228.126.217';
const SOMEBODY = '203.0.113.7';

/** The web ACL of a template, with a clock that tests set. Its IP sets go by their logical ids. */
function deployedWebAcl() {
  const template = templateOf({
    sources: {
      'privy/main': {},
      'dynamic/main': { rateLimitPerFiveMinutes: 10 },
      'dynamic/other': { rateLimitPerFiveMinutes: 10 },
    },
  });
  const clock = { now: 0 };
  const { Properties } = resource(template, 'AWS::WAFv2::WebACL');
  const sets = Object.entries(resources(template, 'AWS::WAFv2::IPSet'));
  const acl = createWebAcl({
    properties: JSON.parse(JSON.stringify(Properties), (_, value) => value?.['Fn::GetAtt']?.[0] ?? value),
    ipSets: Object.fromEntries(sets.map(([id, set]) => [id, set.Properties as unknown as IpSetProperties])),
    now: () => clock.now,
  });
  const answer = (path: string, sourceIp: string) => {
    const request: InspectedRequest = { sourceIp, method: 'POST', path, queryString: '', headers: new Map() };
    const { action, rule, customResponse } = acl.evaluate(request);
    return action === 'allow' ? `200 ${rule}` : `${customResponse?.statusCode ?? 403} ${rule}`;
  };
  return { answer, clock };
}

function times(count: number, answer: () => string): string[] {
  return Array.from({ length: count }, answer);
}

describe('the web ACL as it is deployed', () => {
  it('answers 429 to an address from the first request that is over its rate', () => {
    const { answer } = deployedWebAcl();

    const answers = times(12, () => answer('/prod/webhooks/dynamic/main', SOMEBODY));

    expect(answers).toEqual([
      ...times(10, () => '200 dynamic-main-allow'),
      '429 dynamic-main-rate',
      '429 dynamic-main-rate',
    ]);
  });

  it('counts every address and every source apart, and limits no source without a rate', () => {
    const { answer } = deployedWebAcl();
    times(11, () => answer('/prod/webhooks/dynamic/main', SOMEBODY));

    expect(answer('/prod/webhooks/dynamic/main', '198.51.100.1')).toBe('200 dynamic-main-allow');
    expect(answer('/prod/webhooks/dynamic/other', SOMEBODY)).toBe('200 dynamic-other-allow');
    expect(new Set(times(40, () => answer('/prod/webhooks/privy/main', FROM_PRIVY)))).toEqual(
      new Set(['200 privy-main-allow']),
    );
  });

  it('lets an address through again once it kept to its rate for five minutes', () => {
    const { answer, clock } = deployedWebAcl();
    times(11, () => answer('/prod/webhooks/dynamic/main', SOMEBODY));

    clock.now = 4 * A_MINUTE;
    expect(answer('/prod/webhooks/dynamic/main', SOMEBODY)).toBe('429 dynamic-main-rate');
    clock.now = 9 * A_MINUTE + 1;
    expect(answer('/prod/webhooks/dynamic/main', SOMEBODY)).toBe('200 dynamic-main-allow');
  });

  it.each([
    ['/prod/webhooks/privy/main', FROM_PRIVY, '200 privy-main-allow'],
    ['/prod/webhooks/privy/main', '2600:1f24:64:8000::1', '200 privy-main-allow'],
    ['/webhooks/privy/main', FROM_PRIVY, '200 privy-main-allow'],
    ['/prod/webhooks/privy/main/', FROM_PRIVY, '200 privy-main-allow'],
    ['/prod//webhooks//privy/main', FROM_PRIVY, '200 privy-main-allow'],
    ['/prod/webhooks/privy/main', SOMEBODY, '403 privy-main-off-list'],
    ['/prod/webhooks/privy/main-2', FROM_PRIVY, '404 Default_Action'],
    ['/prod/webhooks/privy/main/more', FROM_PRIVY, '404 Default_Action'],
    ['/prod/webhooks/privy', FROM_PRIVY, '404 Default_Action'],
  ])('answers %s from %s: %s', (path, sourceIp, expected) => {
    expect(deployedWebAcl().answer(path, sourceIp)).toBe(expected);
  });
});

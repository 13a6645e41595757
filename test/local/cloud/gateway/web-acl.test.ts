import { createWebAcl, type InspectedRequest } from '../../../../local/cloud/gateway/web-acl.ts';

const V4 = 'arn:aws:wafv2:eu-west-1:000000000000:regional/ipset/v4/1';
const V6 = 'arn:aws:wafv2:eu-west-1:000000000000:regional/ipset/v6/1';

const IP_SETS = {
  [V4]: { IPAddressVersion: 'IPV4', Addresses: ['44.228.126.217/32', '198.51.100.0/25'] },
  [V6]: { IPAddressVersion: 'IPV6', Addresses: ['2600:1f24:64:8000::/52'] },
} as const;

const VISIBILITY = { CloudWatchMetricsEnabled: true, MetricName: 'm', SampledRequestsEnabled: false };

function match(field: object, constraint: string, text: string, transformation = 'NONE'): object {
  return {
    ByteMatchStatement: {
      FieldToMatch: field,
      PositionalConstraint: constraint,
      SearchString: text,
      TextTransformations: [{ Priority: 0, Type: transformation }],
    },
  };
}

function rule(name: string, priority: number, action: object, statement: object): object {
  return {
    Name: name,
    Priority: priority,
    Action: action,
    Statement: statement,
    VisibilityConfig: VISIBILITY,
  };
}

function acl(rules: object[], more: object = {}, now: () => number = () => 0) {
  const properties = { DefaultAction: { Block: {} }, Rules: rules, Scope: 'REGIONAL', ...more };
  return createWebAcl({ properties, ipSets: IP_SETS, now });
}

function request(more: Partial<InspectedRequest> = {}): InspectedRequest {
  return {
    sourceIp: '203.0.113.7',
    method: 'POST',
    path: '/prod/webhooks/privy/main',
    queryString: '',
    headers: new Map(),
    ...more,
  };
}

const fromList = {
  OrStatement: {
    Statements: [{ IPSetReferenceStatement: { Arn: V4 } }, { IPSetReferenceStatement: { Arn: V6 } }],
  },
};
const privy = match({ UriPath: {} }, 'ENDS_WITH', '/webhooks/privy/main');

describe('an allow-list', () => {
  const listed = acl([
    rule('privy-main', 0, { Allow: {} }, { AndStatement: { Statements: [privy, fromList] } }),
  ]);

  it.each([
    ['44.228.126.217', 'allow'],
    ['44.228.126.216', 'block'],
    ['44.228.126.218', 'block'],
    ['198.51.100.0', 'allow'],
    ['198.51.100.127', 'allow'],
    ['198.51.100.128', 'block'],
    ['198.51.99.255', 'block'],
    ['2600:1f24:64:8000::', 'allow'],
    ['2600:1f24:64:8000::1', 'allow'],
    ['2600:1F24:0064:8fff:ffff:ffff:ffff:ffff', 'allow'],
    ['2600:1f24:64:7fff:ffff:ffff:ffff:ffff', 'block'],
    ['2600:1f24:64:9000::', 'block'],
    ['2600:1f24:65:8000::', 'block'],
    ['::1', 'block'],
    ['::ffff:44.228.126.217', 'block'],
    ['0.0.0.0', 'block'],
    ['not an address', 'block'],
  ])('answers a delivery from %s with %s', (sourceIp, action) => {
    expect(listed.evaluate(request({ sourceIp })).action).toBe(action);
  });

  it('names the rule that decided, or the default action', () => {
    expect(listed.evaluate(request({ sourceIp: '44.228.126.217' }))).toEqual({
      action: 'allow',
      rule: 'privy-main',
      counted: [],
    });
    expect(listed.evaluate(request())).toEqual({ action: 'block', rule: 'Default_Action', counted: [] });
  });

  it('does not open another path', () => {
    const other = request({ sourceIp: '44.228.126.217', path: '/prod/webhooks/privy/mainly' });

    expect(listed.evaluate(other).action).toBe('block');
  });
});

describe('a byte match', () => {
  const headers = new Map([['x-tag', ['one', 'two']]]);

  it.each([
    ['the end of the path', { UriPath: {} }, 'ENDS_WITH', '/privy/main', 'NONE', true],
    ['the end of the path, which is not its middle', { UriPath: {} }, 'ENDS_WITH', '/privy', 'NONE', false],
    ['the start of the path', { UriPath: {} }, 'STARTS_WITH', '/prod/', 'NONE', true],
    [
      'the start of the path, which is not its middle',
      { UriPath: {} },
      'STARTS_WITH',
      '/webhooks',
      'NONE',
      false,
    ],
    ['a part of the path', { UriPath: {} }, 'CONTAINS', 'hooks/pri', 'NONE', true],
    ['the whole path', { UriPath: {} }, 'EXACTLY', '/prod/webhooks/privy/main', 'NONE', true],
    ['the whole path, which is not its start', { UriPath: {} }, 'EXACTLY', '/prod', 'NONE', false],
    ['the path in another case', { UriPath: {} }, 'ENDS_WITH', '/PRIVY/main', 'NONE', false],
    ['the method', { Method: {} }, 'EXACTLY', 'POST', 'NONE', true],
    ['the method in lower case', { Method: {} }, 'EXACTLY', 'post', 'LOWERCASE', true],
    ['the query string', { QueryString: {} }, 'CONTAINS', 'a=%62', 'NONE', true],
    ['the decoded query string', { QueryString: {} }, 'EXACTLY', 'a=b&c=100%', 'URL_DECODE', true],
    ['every value of a header', { SingleHeader: { Name: 'X-Tag' } }, 'EXACTLY', 'one,two', 'NONE', true],
    ['a header that is missing', { SingleHeader: { Name: 'x-other' } }, 'CONTAINS', 'o', 'NONE', false],
  ])('compares %s', (_what, field, constraint, text, transformation, matches) => {
    const only = acl([rule('r', 0, { Allow: {} }, match(field, constraint, text, transformation))]);

    const verdict = only.evaluate(request({ headers, queryString: 'a=%62&c=100%' }));

    expect(verdict.action).toBe(matches ? 'allow' : 'block');
  });

  it('applies its transformations in the order of their priorities', () => {
    const statement = {
      ByteMatchStatement: {
        FieldToMatch: { QueryString: {} },
        PositionalConstraint: 'EXACTLY',
        SearchString: 'a=ä',
        TextTransformations: [
          { Priority: 2, Type: 'LOWERCASE' },
          { Priority: 1, Type: 'URL_DECODE' },
        ],
      },
    };

    const verdict = acl([rule('r', 0, { Allow: {} }, statement)]).evaluate(request({ queryString: 'A=%C4' }));

    expect(verdict.action).toBe('allow');
  });
});

describe('a regex match', () => {
  const privyMain = acl([
    rule(
      'r',
      0,
      { Allow: {} },
      {
        RegexMatchStatement: {
          FieldToMatch: { UriPath: {} },
          RegexString: '/webhooks/privy/main/?$',
          TextTransformations: [{ Priority: 0, Type: 'NORMALIZE_PATH' }],
        },
      },
    ),
  ]);

  it.each([
    ['/prod/webhooks/privy/main', 'allow'],
    ['/webhooks/privy/main/', 'allow'],
    ['//prod//webhooks///privy//main//', 'allow'],
    ['/prod/webhooks/privy/mainly', 'block'],
    ['/prod/webhooks/privy/main/other', 'block'],
    ['/prod/webhooks/privy', 'block'],
    ['/prod/webhooks/PRIVY/main', 'block'],
    ['/prod/webhooks/privy%2Fmain', 'block'],
    ['/prod/webhooks/privy/main%0A', 'block'],
  ])('answers a delivery to %s with %s', (path, action) => {
    expect(privyMain.evaluate(request({ path })).action).toBe(action);
  });

  it.each([
    [`sha256=${'0af9'.repeat(16)}`, 'allow'],
    [`sha256=${'0af9'.repeat(16)}0`, 'block'],
    [`sha256=${'0AF9'.repeat(16)}`, 'block'],
    ['sha256=', 'block'],
    ['', 'block'],
  ])('counts the characters of a list: %j is answered with %s', (value, action) => {
    const statement = {
      RegexMatchStatement: {
        FieldToMatch: { SingleHeader: { Name: 'X-Mac' } },
        RegexString: '^sha256=[0-9a-f]{64}$',
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    };
    const headers = new Map([['x-mac', [value]]]);

    expect(acl([rule('r', 0, { Allow: {} }, statement)]).evaluate(request({ headers })).action).toBe(action);
  });

  it('does not match a header that is missing', () => {
    const statement = {
      RegexMatchStatement: {
        FieldToMatch: { SingleHeader: { Name: 'x-other' } },
        RegexString: 'x*',
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    };

    expect(acl([rule('r', 0, { Allow: {} }, statement)]).evaluate(request()).action).toBe('block');
  });
});

describe('the rules', () => {
  it('decide in the order of their priorities, not of the list', () => {
    const both = acl([rule('later', 7, { Allow: {} }, privy), rule('sooner', 3, { Block: {} }, privy)]);

    expect(both.evaluate(request())).toEqual({ action: 'block', rule: 'sooner', counted: [] });
  });

  it('that only count let the next one decide', () => {
    const both = acl([rule('watch', 0, { Count: {} }, privy), rule('let', 1, { Allow: {} }, privy)]);

    expect(both.evaluate(request())).toEqual({ action: 'allow', rule: 'let', counted: ['watch'] });
  });

  it('may negate', () => {
    const not = acl([rule('not-privy', 0, { Allow: {} }, { NotStatement: { Statement: privy } })]);

    expect(not.evaluate(request()).action).toBe('block');
    expect(not.evaluate(request({ path: '/prod/webhooks/dynamic/main' })).action).toBe('allow');
  });

  it('leave everything to a default action that allows', () => {
    const open = acl([], { DefaultAction: { Allow: {} } });

    expect(open.evaluate(request())).toEqual({ action: 'allow', rule: 'Default_Action', counted: [] });
  });

  it('may answer in their own words', () => {
    const block = {
      Block: {
        CustomResponse: {
          ResponseCode: 429,
          CustomResponseBodyKey: 'slow',
          ResponseHeaders: [{ Name: 'Retry-After', Value: '60' }],
        },
      },
    };
    const bodies = { slow: { Content: '{"status":"slow-down"}', ContentType: 'APPLICATION_JSON' } };

    const verdict = acl([rule('slow', 0, block, privy)], { CustomResponseBodies: bodies }).evaluate(
      request(),
    );

    expect(verdict.customResponse).toEqual({
      statusCode: 429,
      headers: { 'content-type': 'application/json', 'retry-after': '60' },
      body: '{"status":"slow-down"}',
    });
  });
});

describe('a header that is missing', () => {
  const hasTag = {
    RegexMatchStatement: {
      FieldToMatch: { SingleHeader: { Name: 'x-tag' } },
      RegexString: '^[a-z]+$',
      TextTransformations: [{ Priority: 0, Type: 'NONE' }],
    },
  };
  const others = acl([rule('r', 0, { Allow: {} }, { NotStatement: { Statement: hasTag } })]);

  it.each([
    ['missing', new Map(), 'allow'],
    ['of another form', new Map([['x-tag', ['7']]]), 'allow'],
    ['sent twice, which is one value with a comma', new Map([['x-tag', ['a', 'b']]]), 'allow'],
    ['as it should be', new Map([['x-tag', ['a']]]), 'block'],
  ])('is what the opposite of a match is about too: %s', (_what, headers, action) => {
    expect(others.evaluate(request({ headers })).action).toBe(action);
  });
});

describe('a label', () => {
  const labelled = (Key: string) => ({ LabelMatchStatement: { Scope: 'LABEL', Key } });
  const labels = (name: string, priority: number, statement: object, ...added: string[]) => ({
    ...rule(name, priority, { Count: {} }, statement),
    RuleLabels: added.map((Name) => ({ Name })),
  });

  it('is there for the rules after the one that puts it on a request', () => {
    const { evaluate } = acl([
      labels('mark', 1, privy, 'ours:privy', 'ours:any'),
      rule('before', 0, { Allow: {} }, labelled('ours:privy')),
      rule('after', 2, { Allow: {} }, labelled('ours:any')),
    ]);

    expect(evaluate(request())).toEqual({ action: 'allow', rule: 'after', counted: ['mark'] });
  });

  it('is not on what its rule does not match, nor on the next request', () => {
    const { evaluate } = acl([
      labels('mark', 0, privy, 'ours:privy'),
      rule('marked', 1, { Allow: {} }, labelled('ours:privy')),
    ]);
    evaluate(request());

    expect(evaluate(request({ path: '/elsewhere' })).action).toBe('block');
  });

  it('matches by its whole name', () => {
    const { evaluate } = acl([
      labels('mark', 0, privy, 'ours:privy'),
      rule('shorter', 1, { Allow: {} }, labelled('privy')),
      rule('longer', 2, { Allow: {} }, labelled('ours:privy:main')),
      rule('case', 3, { Allow: {} }, labelled('ours:Privy')),
    ]);

    expect(evaluate(request()).action).toBe('block');
  });

  it('is put on by a rate rule only on what is over the rate', () => {
    const rate = { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 10 } };
    const { evaluate } = acl(
      [labels('rate', 0, rate, 'ours:many'), rule('many', 1, { Block: {} }, labelled('ours:many'))],
      { DefaultAction: { Allow: {} } },
    );

    const actions = Array.from({ length: 12 }, () => evaluate(request()).action);

    expect(actions).toEqual([...Array(10).fill('allow'), 'block', 'block']);
  });
});

describe('a rate rule', () => {
  let now = 0;
  const dynamic = match({ UriPath: {} }, 'CONTAINS', '/webhooks/dynamic/');
  const limited = () =>
    acl(
      [
        rule(
          'rate',
          0,
          { Block: {} },
          {
            RateBasedStatement: {
              AggregateKeyType: 'IP',
              Limit: 10,
              EvaluationWindowSec: 60,
              ScopeDownStatement: dynamic,
            },
          },
        ),
      ],
      { DefaultAction: { Allow: {} } },
      () => now,
    );
  const fromDynamic = (sourceIp: string) => request({ sourceIp, path: '/prod/webhooks/dynamic/main' });

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
  });

  it('lets its limit through and blocks the next request of the window', () => {
    const rated = limited();

    const actions = Array.from({ length: 12 }, () => rated.evaluate(fromDynamic('203.0.113.7')).action);

    expect(actions).toEqual([...Array(10).fill('allow'), 'block', 'block']);
  });

  it('counts each address by itself', () => {
    const rated = limited();
    for (let i = 0; i < 11; i += 1) rated.evaluate(fromDynamic('203.0.113.7'));

    expect(rated.evaluate(fromDynamic('203.0.113.8')).action).toBe('allow');
    expect(rated.evaluate(fromDynamic('203.0.113.7')).action).toBe('block');
  });

  it('counts only what its scope matches', () => {
    const rated = limited();
    for (let i = 0; i < 50; i += 1) rated.evaluate(request());

    expect(rated.evaluate(fromDynamic('203.0.113.7')).action).toBe('allow');
  });

  it('that is constant counts everybody in its scope as one', () => {
    const rate = { AggregateKeyType: 'CONSTANT', Limit: 10, ScopeDownStatement: dynamic };
    const { evaluate } = acl([rule('rate', 0, { Block: {} }, { RateBasedStatement: rate })], {
      DefaultAction: { Allow: {} },
    });
    const addresses = Array.from({ length: 12 }, (_, index) => `2001:db8::${index}`);
    for (let i = 0; i < 50; i += 1) evaluate(request());

    const actions = addresses.map((sourceIp) => evaluate(fromDynamic(sourceIp)).action);

    expect(actions).toEqual([...Array(10).fill('allow'), 'block', 'block']);
    expect(evaluate(request()).action).toBe('allow');
  });

  it('with keys of its own counts each combination of them by itself', () => {
    const rate = {
      AggregateKeyType: 'CUSTOM_KEYS',
      CustomKeys: [
        { IP: {} },
        { UriPath: { TextTransformations: [{ Priority: 0, Type: 'NORMALIZE_PATH' }] } },
      ],
      Limit: 10,
    };
    const { evaluate } = acl([rule('rate', 0, { Block: {} }, { RateBasedStatement: rate })], {
      DefaultAction: { Allow: {} },
    });
    const to = (path: string, sourceIp = '203.0.113.7') => evaluate(request({ path, sourceIp })).action;
    for (let i = 0; i < 10; i += 1) to('/a/b');

    expect(to('/a//./b')).toBe('block');
    expect(to('/a/c')).toBe('allow');
    expect(to('/a/b', '203.0.113.8')).toBe('allow');
  });

  it('lets an address through again when the window has moved on', () => {
    const rated = limited();
    for (let i = 0; i < 11; i += 1) rated.evaluate(fromDynamic('203.0.113.7'));
    now += 59_999;
    const stillBlocked = rated.evaluate(fromDynamic('203.0.113.7')).action;
    now += 1;
    const allowedAgain = rated.evaluate(fromDynamic('203.0.113.7')).action;

    expect([stillBlocked, allowedAgain]).toEqual(['block', 'allow']);
  });
});

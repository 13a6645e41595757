import { createWebAcl } from '../../../../local/cloud/gateway/web-acl.ts';
import type { IpSetProperties } from '../../../../local/cloud/gateway/web-acl-properties.ts';

const MATCH = {
  FieldToMatch: { UriPath: {} },
  PositionalConstraint: 'ENDS_WITH',
  SearchString: '/main',
  TextTransformations: [{ Priority: 0, Type: 'NONE' }],
};
const REGEX = {
  FieldToMatch: { UriPath: {} },
  RegexString: '/main/?$',
  TextTransformations: [{ Priority: 0, Type: 'NORMALIZE_PATH' }],
};
const RATE = { AggregateKeyType: 'IP', Limit: 100 };

function problemsOf(properties: object, ipSets: Record<string, IpSetProperties> = {}): string {
  try {
    createWebAcl({ properties, ipSets, now: () => 0 });
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function problemsOfStatement(Statement: object): string {
  return problemsOf({
    DefaultAction: { Block: {} },
    Rules: [{ Name: 'r', Priority: 0, Action: { Allow: {} }, Statement }],
  });
}

describe('a web ACL that cannot be evaluated is refused with the place and what is supported:', () => {
  it.each([
    [
      'a statement',
      { GeoMatchStatement: { CountryCodes: ['US'] } },
      'rule r.Statement.GeoMatchStatement: not supported here; supported are IPSetReferenceStatement, ByteMatchStatement,',
    ],
    [
      'a managed rule group',
      { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
      'rule r.Statement.ManagedRuleGroupStatement: not supported here',
    ],
    [
      'a nested statement',
      { NotStatement: { Statement: { GeoMatchStatement: {} } } },
      'rule r.Statement.NotStatement.Statement.GeoMatchStatement: not supported here',
    ],
    [
      'two statements at once',
      { ByteMatchStatement: MATCH, RateBasedStatement: RATE },
      'rule r.Statement: must be exactly one statement, is 2',
    ],
    ['no statement', {}, 'rule r.Statement: must be exactly one statement, is 0'],
    [
      'an and of one',
      { AndStatement: { Statements: [{ ByteMatchStatement: MATCH }] } },
      'rule r.Statement.AndStatement.Statements: must be a list of at least two statements',
    ],
    [
      'a nested rate',
      { NotStatement: { Statement: { RateBasedStatement: RATE } } },
      'rule r.Statement.NotStatement.Statement.RateBasedStatement: not supported here',
    ],
    [
      'a field',
      { ByteMatchStatement: { ...MATCH, FieldToMatch: { Body: {} } } },
      'FieldToMatch: "Body" is not supported; supported are UriPath, Method, QueryString, SingleHeader',
    ],
    [
      'a header without a name',
      { ByteMatchStatement: { ...MATCH, FieldToMatch: { SingleHeader: { name: 'x' } } } },
      'FieldToMatch.SingleHeader.Name: must be the name of a header',
    ],
    [
      'a constraint',
      { ByteMatchStatement: { ...MATCH, PositionalConstraint: 'CONTAINS_WORD' } },
      'PositionalConstraint: "CONTAINS_WORD" is not supported; supported are EXACTLY, STARTS_WITH, ENDS_WITH, CONTAINS',
    ],
    [
      'a transformation',
      { ByteMatchStatement: { ...MATCH, TextTransformations: [{ Priority: 0, Type: 'CMD_LINE' }] } },
      'TextTransformations: "CMD_LINE" is not supported; supported are NONE, LOWERCASE, URL_DECODE, NORMALIZE_PATH',
    ],
    [
      'a search in base64',
      { ByteMatchStatement: { ...MATCH, SearchStringBase64: 'L21haW4=' } },
      'ByteMatchStatement.SearchStringBase64: not supported; supported beside it are FieldToMatch,',
    ],
    [
      'an empty search',
      { ByteMatchStatement: { ...MATCH, SearchString: '' } },
      'SearchString: must be a text',
    ],
    ...[
      'a|b',
      '(a)',
      'a{200}',
      'a{2,}',
      'a{2',
      '[]',
      '[ab',
      '[b-a]',
      '[.]',
      '.',
      'a++',
      '^',
      '',
      7,
      `/${'a'.repeat(200)}`,
    ].map((RegexString): [string, object, string] => [
      `the regular expression ${JSON.stringify(RegexString)}`,
      { RegexMatchStatement: { ...REGEX, RegexString } },
      `RegexString: ${JSON.stringify(RegexString)} is not supported; supported are up to 200 letters, digits,`,
    ]),
    [
      'a property of a regular expression',
      { RegexMatchStatement: { ...REGEX, Flags: 'i' } },
      'RegexMatchStatement.Flags: not supported; supported beside it are FieldToMatch, RegexString,',
    ],
    [
      'an IP set of elsewhere',
      { IPSetReferenceStatement: { Arn: 'arn:other' } },
      'IPSetReferenceStatement.Arn: "arn:other" is not an IP set of the template',
    ],
    [
      'a forwarded address',
      { IPSetReferenceStatement: { Arn: 'arn:other', IPSetForwardedIPConfig: {} } },
      'IPSetReferenceStatement.IPSetForwardedIPConfig: not supported; supported beside it are Arn',
    ],
    [
      'a label with the name of a web ACL',
      { LabelMatchStatement: { Scope: 'LABEL', Key: 'awswaf:000000000000:webacl:other:a' } },
      'LabelMatchStatement.Key: "awswaf:000000000000:webacl:other:a" is not supported; supported is the name of a label',
    ],
    [
      'a label without a name',
      { LabelMatchStatement: { Scope: 'LABEL', Key: 'ours:' } },
      'LabelMatchStatement.Key: "ours:" is not supported; supported is the name of a label',
    ],
    [
      'a namespace of labels',
      { LabelMatchStatement: { Scope: 'NAMESPACE', Key: 'ours' } },
      'LabelMatchStatement.Scope: "NAMESPACE" is not supported; supported are LABEL',
    ],
    [
      'a rate by another key',
      { RateBasedStatement: { ...RATE, AggregateKeyType: 'FORWARDED_IP' } },
      'AggregateKeyType: "FORWARDED_IP" is not supported; supported are IP, CONSTANT, CUSTOM_KEYS',
    ],
    [
      'a rate by no key',
      { RateBasedStatement: { ...RATE, AggregateKeyType: 'CUSTOM_KEYS' } },
      'RateBasedStatement.CustomKeys: must be a list of at least one key',
    ],
    [
      'a rate by a key of its own that is the address alone',
      { RateBasedStatement: { ...RATE, AggregateKeyType: 'CUSTOM_KEYS', CustomKeys: [{ IP: {} }] } },
      'RateBasedStatement.CustomKeys: must have another key beside IP',
    ],
    [
      'a rate by a key that is not played',
      { RateBasedStatement: { ...RATE, AggregateKeyType: 'CUSTOM_KEYS', CustomKeys: [{ ASN: {} }] } },
      'RateBasedStatement.CustomKeys.ASN: "ASN" is not supported; supported are IP, UriPath',
    ],
    [
      'a path without a transformation',
      { RateBasedStatement: { ...RATE, AggregateKeyType: 'CUSTOM_KEYS', CustomKeys: [{ UriPath: {} }] } },
      'RateBasedStatement.CustomKeys.UriPath.TextTransformations: must be a list of at least one',
    ],
    [
      'keys that are not asked for',
      { RateBasedStatement: { ...RATE, CustomKeys: [{ UriPath: {} }] } },
      'RateBasedStatement.CustomKeys: must not be there unless AggregateKeyType is CUSTOM_KEYS',
    ],
    [
      'a rate of everybody together, whatever they ask for',
      { RateBasedStatement: { ...RATE, AggregateKeyType: 'CONSTANT' } },
      'RateBasedStatement.ScopeDownStatement: must be there where AggregateKeyType is CONSTANT',
    ],
    [
      'a rate below the least',
      { RateBasedStatement: { ...RATE, Limit: 9 } },
      'Limit: must be a whole number of at least 10, is 9',
    ],
    [
      'another window',
      { RateBasedStatement: { ...RATE, EvaluationWindowSec: 61 } },
      'EvaluationWindowSec: must be one of 60, 120, 300, 600, is 61',
    ],
  ])('%s', (_what, statement, message) => {
    expect(problemsOfStatement(statement)).toContain(message);
  });

  it.each([
    [
      'a rule property',
      { OverrideAction: { None: {} } },
      'rule r.OverrideAction: not supported; supported beside it are Name, Priority,',
    ],
    [
      'an action',
      { Action: { Captcha: {} } },
      'rule r.Action.Captcha: not supported; supported beside it are Allow, Block, Count',
    ],
    [
      'two actions',
      { Action: { Allow: {}, Block: {} } },
      'rule r.Action: must be exactly one of Allow, Block, Count',
    ],
    [
      'an inserted header',
      { Action: { Allow: { CustomRequestHandling: {} } } },
      'rule r.Action.Allow.CustomRequestHandling: not supported',
    ],
    [
      'a response body that is not there',
      { Action: { Block: { CustomResponse: { ResponseCode: 403, CustomResponseBodyKey: 'gone' } } } },
      'CustomResponseBodyKey: "gone" is not supported; supported are ',
    ],
    [
      'a response code',
      { Action: { Block: { CustomResponse: { ResponseCode: 99 } } } },
      'ResponseCode: must be 200 to 599, is 99',
    ],
    ['a priority', { Priority: 'first' }, 'rule r.Priority: must be a whole number'],
    [
      'a label',
      { RuleLabels: [{ Name: 'ours:a/b' }] },
      'rule r.RuleLabels: "ours:a/b" is not a label; allowed: letters, digits, -, _ and inner colons',
    ],
  ])('%s', (_what, more, message) => {
    const rule = {
      Name: 'r',
      Priority: 0,
      Action: { Allow: {} },
      Statement: { ByteMatchStatement: MATCH },
      ...more,
    };

    expect(problemsOf({ DefaultAction: { Block: {} }, Rules: [rule] })).toContain(message);
  });

  it.each([
    ['44.228.126.217', 'IPV4'],
    ['44.228.126.217/33', 'IPV4'],
    ['0.0.0.0/0', 'IPV4'],
    ['2600:1f24:64:8000::/52', 'IPV4'],
    ['44.228.126.217/32', 'IPV6'],
    ['::/0', 'IPV6'],
    ['2600::/129', 'IPV6'],
    ['example.org/32', 'IPV4'],
  ] as const)('the range %s in a set of version %s', (cidr, IPAddressVersion) => {
    const problems = problemsOf(
      { DefaultAction: { Block: {} } },
      { set: { IPAddressVersion, Addresses: [cidr] } },
    );

    expect(problems).toContain(`IP set set: "${cidr}" is not an ${IPAddressVersion} range such as `);
  });

  it('all of its problems at once', () => {
    const rules = [
      { Name: 'a', Priority: 0, Action: { Allow: {} }, Statement: { GeoMatchStatement: {} } },
      { Name: 'b', Priority: 1, Action: {}, Statement: { ByteMatchStatement: MATCH } },
    ];

    expect(problemsOf({ Rules: rules }).split('\n')).toEqual([
      'the web ACL cannot be evaluated:',
      expect.stringContaining('rule a.Statement.GeoMatchStatement'),
      expect.stringContaining('rule b.Action: must be exactly one of'),
      expect.stringContaining('DefaultAction: must be exactly one of Allow, Block'),
    ]);
  });

  it('but one that is well is taken', () => {
    expect(problemsOfStatement({ ByteMatchStatement: MATCH })).toBe('none');
    expect(problemsOfStatement({ RegexMatchStatement: REGEX })).toBe('none');
  });
});

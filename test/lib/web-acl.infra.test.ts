import { providers } from '../../core/providers/index.ts';
import { webAclRules } from '../../lib/web-acl/rules.ts';
import { rendered, resource, resources, templateOf } from './template-of.ts';
import { capacityOf } from './web-acl-capacity.ts';

const template = templateOf();
const webAcl = resource(template, 'AWS::WAFv2::WebACL').Properties;

describe('the web ACL', () => {
  it('blocks what no rule allows, as the intake would answer an unknown source', () => {
    expect(webAcl['DefaultAction']).toEqual({
      Block: { CustomResponse: { ResponseCode: 404, CustomResponseBodyKey: 'unknown-source' } },
    });
    expect(webAcl['CustomResponseBodies']).toEqual({
      'unknown-source': { ContentType: 'APPLICATION_JSON', Content: '{"status":"unknown-source"}' },
      'no-signature': {
        ContentType: 'APPLICATION_JSON',
        Content: '{"status":"rejected","reason":"no-signature"}',
      },
    });
  });

  it('turns away and limits before it allows, because allowing ends the evaluation', () => {
    const rules = webAcl['Rules'] as { Name: string; Priority: number; Action: object }[];

    expect(rules.map(({ Name, Priority, Action }) => [Priority, Name, Object.keys(Action)[0]])).toEqual([
      [0, 'privy-main-path', 'Count'],
      [1, 'dynamic-main-path', 'Count'],
      [2, 'flood', 'Count'],
      [3, 'signed-elsewhere', 'Block'],
      [4, 'privy-main-no-signature', 'Block'],
      [5, 'dynamic-main-no-signature', 'Block'],
      [6, 'privy-main-off-list', 'Block'],
      [7, 'rate-10000', 'Block'],
      [8, 'allow', 'Allow'],
    ]);
  });

  it('answers 401 to what is not signed, 403 to an address that is not on the list, 429 above the rate limit, and 404 elsewhere', () => {
    const rules = webAcl['Rules'] as { Name: string; Action: object }[];
    const actions = Object.fromEntries(rules.map(({ Name, Action }) => [Name, Action]));

    expect(actions['privy-main-no-signature']).toEqual({
      Block: { CustomResponse: { ResponseCode: 401, CustomResponseBodyKey: 'no-signature' } },
    });
    expect(actions['privy-main-off-list']).toEqual({ Block: {} });
    expect(actions['rate-10000']).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
    expect(actions['signed-elsewhere']).toEqual(webAcl['DefaultAction']);
  });

  it('has the addresses that Privy publishes in one set per address family', () => {
    const sets = Object.values(resources(template, 'AWS::WAFv2::IPSet')).map(({ Properties }) => Properties);

    expect(sets).toEqual([
      expect.objectContaining({
        Scope: 'REGIONAL',
        IPAddressVersion: 'IPV4',
        Addresses: ['44.228.126.217/32', '50.112.21.217/32', '52.24.126.164/32', '54.148.139.208/32'],
      }),
      expect.objectContaining({
        Scope: 'REGIONAL',
        IPAddressVersion: 'IPV6',
        Addresses: ['2600:1f24:64:8000::/52'],
      }),
    ]);
  });

  it('stands in front of the API', () => {
    const { ResourceArn, WebACLArn } = resource(template, 'AWS::WAFv2::WebACLAssociation').Properties;

    expect(rendered(ResourceArn)).toBe(
      'arn:<AWS::Partition>:apigateway:<AWS::Region>::/restapis/<PipelineApi>/stages/<PipelineApiDeploymentStagetest>',
    );
    expect(rendered(WebACLArn)).toBe('<PipelineWebAcl.Arn>');
  });

  it('has no managed rules and looks at no body', () => {
    const text = JSON.stringify(webAcl);

    expect(text).not.toContain('ManagedRuleGroup');
    expect(text).not.toMatch(/"(Json)?Body"/);
  });

  it('logs what it blocked, without the signatures, to a group that WAF accepts', () => {
    const logging = resource(template, 'AWS::WAFv2::LoggingConfiguration').Properties;
    const group = resource(template, 'AWS::Logs::LogGroup', 'PipelineWebAcl').Properties;

    expect(group['LogGroupName']).toMatch(/^aws-waf-logs-/);
    expect(logging['LogDestinationConfigs']).toHaveLength(1);
    const [destination] = logging['LogDestinationConfigs'] as unknown[];
    expect(rendered(destination)).toMatch(/:log-group:<PipelineWebAclLog>$/);
    expect(logging['RedactedFields']).toEqual(
      expect.arrayContaining([
        { SingleHeader: { Name: 'svix-signature' } },
        { SingleHeader: { Name: 'webhook-signature' } },
        { SingleHeader: { Name: 'x-dynamic-signature-256' } },
      ]),
    );
  });

  it('keeps out of the log what it allows, and by its label what carries no signature and what floods', () => {
    const { LoggingFilter } = resource(template, 'AWS::WAFv2::LoggingConfiguration').Properties;
    const readable = JSON.parse(JSON.stringify(LoggingFilter), (_, value) =>
      value?.['Fn::Join'] === undefined ? value : rendered(value),
    );

    expect(readable).toEqual({
      DefaultBehavior: 'KEEP',
      Filters: [
        {
          Behavior: 'DROP',
          Requirement: 'MEETS_ANY',
          Conditions: [
            { ActionCondition: { Action: 'ALLOW' } },
            {
              LabelNameCondition: {
                LabelName: '<PipelineWebAcl.LabelNamespace>wallet-webhooks:no-signature',
              },
            },
            { LabelNameCondition: { LabelName: '<PipelineWebAcl.LabelNamespace>wallet-webhooks:flood' } },
          ],
        },
      ],
    });
  });

  it('puts those labels on nothing else', () => {
    const rules = webAcl['Rules'] as { Name: string; RuleLabels?: { Name: string }[] }[];

    expect(
      rules.flatMap(({ Name, RuleLabels = [] }) => RuleLabels.map((label) => [Name, label.Name])),
    ).toEqual([
      ['privy-main-path', 'wallet-webhooks:source:privy-main'],
      ['dynamic-main-path', 'wallet-webhooks:source:dynamic-main'],
      ['flood', 'wallet-webhooks:flood'],
      ['privy-main-no-signature', 'wallet-webhooks:no-signature'],
      ['dynamic-main-no-signature', 'wallet-webhooks:no-signature'],
    ]);
  });

  it.each(Object.values(providers))('shows no header that a signature of $title comes in', (provider) => {
    const logging = resource(template, 'AWS::WAFv2::LoggingConfiguration').Properties;
    const key = Buffer.from('an example key that signs a body');
    const signed = { secret: provider.makeSecret(key), id: 'msg_1', at: new Date('2026-11-22T08:00:00Z') };
    const signatures = Object.entries(provider.sign(Buffer.from('{}'), signed))
      .filter(([, value]) => /[\w+/=]{40}/.test(value))
      .map(([name]) => name);

    expect(signatures).not.toEqual([]);
    expect(logging['RedactedFields']).toEqual(
      expect.arrayContaining(signatures.map((name) => ({ SingleHeader: { Name: name } }))),
    );
  });

  it('hides the signatures in sampled requests too', () => {
    expect(webAcl['DataProtectionConfig']).toEqual({
      DataProtections: [
        {
          Action: 'SUBSTITUTION',
          Field: {
            FieldType: 'SINGLE_HEADER',
            FieldKeys: expect.arrayContaining([
              'svix-signature',
              'webhook-signature',
              'x-dynamic-signature-256',
            ]),
          },
        },
      ],
    });
  });

  it('shares the IP sets of sources with the same addresses, and makes others for other addresses', () => {
    const changed = templateOf({
      sources: {
        'privy/main': {},
        'privy/second': {},
        'dynamic/main': { allowedCidrs: ['198.51.100.0/24'] },
      },
    });

    const sets = Object.values(resources(changed, 'AWS::WAFv2::IPSet'));
    expect(sets.map(({ Properties }) => Properties['Addresses'])).toEqual([
      ['44.228.126.217/32', '50.112.21.217/32', '52.24.126.164/32', '54.148.139.208/32'],
      ['2600:1f24:64:8000::/52'],
      ['198.51.100.0/24'],
    ]);
  });

  it('adds the addresses of the stage to every list', () => {
    const changed = templateOf({ stages: { test: { extraAllowedCidrs: ['127.0.0.1/32', '::1/128'] } } });
    const addresses = Object.values(resources(changed, 'AWS::WAFv2::IPSet')).map(
      ({ Properties }) => Properties['Addresses'] as string[],
    );

    expect(addresses[0]).toContain('127.0.0.1/32');
    expect(addresses[1]).toEqual(['2600:1f24:64:8000::/52', '::1/128']);
  });

  it.each([
    ['off-list', 'privymainofflist', 'privy-main-off-list', 3],
    ['wrong-url', 'signedelsewhere', 'signed-elsewhere', 3],
    ['throttled', 'rate10000', 'rate-10000', 1],
  ])(
    'rings %s within minutes, from as many requests on as no stranger sends once',
    (kind, id, rule, threshold) => {
      const alarm = resource(template, 'AWS::CloudWatch::Alarm', `PipelineWebAcl${id}`).Properties;

      expect(alarm).toMatchObject({
        AlarmName: expect.stringMatching(`(^| )${kind}$`),
        Namespace: 'AWS/WAFV2',
        MetricName: 'BlockedRequests',
        Dimensions: expect.arrayContaining([{ Name: 'Rule', Value: rule }]),
        Threshold: threshold,
        Period: 900,
        EvaluationPeriods: 1,
        TreatMissingData: 'notBreaching',
      });
    },
  );

  it('rings for nothing that has no signature', () => {
    const alarms = Object.values(resources(template, 'AWS::CloudWatch::Alarm'));
    const watched = alarms.flatMap(
      ({ Properties }) => (Properties['Dimensions'] ?? []) as { Value: string }[],
    );

    expect(watched.map(({ Value }) => Value)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/no-signature|Default_Action|flood|^ALL$/)]),
    );
  });
});

describe('the rules of a source', () => {
  const path = (source: string) => ({
    regexMatchStatement: {
      fieldToMatch: { uriPath: {} },
      regexString: `^/?[^/]*/webhooks/${source}/?$`,
      textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
    },
  });
  const labelled = (source: string) => ({
    labelMatchStatement: { scope: 'LABEL', key: `wallet-webhooks:source:${source}` },
  });
  const header = (name: string, regexString: string) => ({
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { Name: name } },
      regexString,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  });
  const inSet = (arn: string) => ({ ipSetReferenceStatement: { arn } });
  const and = (...statements: object[]) => ({ andStatement: { statements } });
  const or = (...statements: object[]) => ({ orStatement: { statements } });
  const not = (statement: object) => ({ notStatement: { statement } });
  const fromSvix = or(
    header('svix-signature', 'v1,[A-Za-z0-9+/]{43}='),
    header('webhook-signature', 'v1,[A-Za-z0-9+/]{43}='),
  );
  const fromDynamic = header('x-dynamic-signature-256', '^sha256=[0-9a-f]{64}$');
  const statements = (...sources: Parameters<typeof webAclRules>[0]) =>
    Object.fromEntries(webAclRules(sources).map(({ name, statement }) => [name, statement]));

  it('look at its path once, and from then on at the label', () => {
    const { 'privy-main-path': first, ...others } = statements({ name: 'privy/main' });

    expect(first).toEqual(path('privy/main'));
    expect(JSON.stringify(others)).not.toContain('/webhooks/');
  });

  it('turn away what has no header of the form of its provider, which is also what has no such header', () => {
    const rules = statements({ name: 'privy/main' }, { name: 'dynamic/main' });

    expect(rules['privy-main-no-signature']).toEqual(and(labelled('privy-main'), not(fromSvix)));
    expect(rules['dynamic-main-no-signature']).toEqual(and(labelled('dynamic-main'), not(fromDynamic)));
  });

  it('turn away who is in none of its IP sets, and allow what is signed by who is', () => {
    const rules = statements({ name: 'privy/main', ipSetArns: ['arn:v4', 'arn:v6'] });
    const listed = or(inSet('arn:v4'), inSet('arn:v6'));

    expect(rules['privy-main-off-list']).toEqual(and(labelled('privy-main'), not(listed)));
    expect(rules['allow']).toEqual(and(labelled('privy-main'), fromSvix, listed));
  });

  it('make no OR of one, which WAF refuses', () => {
    const rules = statements({ name: 'privy/main', ipSetArns: ['arn:v4'] });

    expect(rules['allow']).toEqual(and(labelled('privy-main'), fromSvix, inSet('arn:v4')));
    expect(statements({ name: 'dynamic/main' })['allow']).toEqual(and(labelled('dynamic-main'), fromDynamic));
  });

  it('refer to a list and to the headers of a provider once for all sources that have them', () => {
    const list = { ipSetArns: ['arn:v4'] };
    const rules = statements(
      { name: 'privy/main', ...list },
      { name: 'dynamic/main' },
      { name: 'privy/other', ...list },
    );

    expect(rules['allow']).toEqual(
      or(
        and(or(labelled('privy-main'), labelled('privy-other')), fromSvix, inSet('arn:v4')),
        and(labelled('dynamic-main'), fromDynamic),
      ),
    );
  });

  it('limit what one address may send to each of the sources with one limit, with one rule', () => {
    const rate = (limit: number, scopeDownStatement: object) => ({
      rateBasedStatement: {
        aggregateKeyType: 'CUSTOM_KEYS',
        customKeys: [
          { ip: {} },
          { uriPath: { textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }] } },
        ],
        limit,
        evaluationWindowSec: 300,
        scopeDownStatement,
      },
    });
    const rules = statements(
      { name: 'dynamic/a', rateLimitPerFiveMinutes: 300 },
      { name: 'dynamic/b', rateLimitPerFiveMinutes: 20 },
      { name: 'dynamic/c', rateLimitPerFiveMinutes: 300 },
      { name: 'dynamic/d' },
    );

    expect(rules['rate-300']).toEqual(rate(300, or(labelled('dynamic-a'), labelled('dynamic-c'))));
    expect(rules['rate-20']).toEqual(rate(20, labelled('dynamic-b')));
    expect(Object.keys(rules).filter((name) => name.startsWith('rate-'))).toEqual(['rate-300', 'rate-20']);
  });

  it('count all strangers as one, and nobody who is allowed', () => {
    const rules = statements({ name: 'privy/main', ipSetArns: ['arn:v4'] }, { name: 'dynamic/main' });

    expect(rules['flood']).toEqual({
      rateBasedStatement: {
        aggregateKeyType: 'CONSTANT',
        limit: 1_000,
        evaluationWindowSec: 300,
        scopeDownStatement: not(rules['allow'] ?? {}),
      },
    });
  });

  it('tell a signature of any provider that is not where it belongs, from whatever address', () => {
    const rules = statements({ name: 'privy/main', ipSetArns: ['arn:v4'] }, { name: 'dynamic/main' });

    expect(rules['signed-elsewhere']).toEqual(
      and(
        or(fromSvix, fromDynamic),
        not(or(and(labelled('privy-main'), fromSvix), and(labelled('dynamic-main'), fromDynamic))),
      ),
    );
  });

  it.each([
    ['30 sources of both providers with 9 limits', 10, 1, 9, 1_453],
    ['30 sources of Privy in 3 lists with 5 limits', 0, 3, 5, 1_248],
  ])('stay within what a web ACL takes without a surcharge: %s', (_what, ofDynamic, lists, limits, units) => {
    const sources = Array.from({ length: 30 }, (_, index) => ({
      ...(index < ofDynamic
        ? { name: `dynamic/app-${index}` as const }
        : {
            name: `privy/app-${index}` as const,
            ipSetArns: [`arn:v4-${index % lists}`, `arn:v6-${index % lists}`],
          }),
      rateLimitPerFiveMinutes: 1_000 + (index % limits),
    }));
    const rules = webAclRules(sources);

    expect(rules.filter(({ statement }) => 'rateBasedStatement' in statement)).toHaveLength(limits + 1);
    expect(capacityOf(rules)).toBe(units);
    expect(units).toBeLessThanOrEqual(1_500);
  });

  it('have patterns that a web ACL takes', () => {
    const text = JSON.stringify(webAclRules([{ name: `privy/${'x'.repeat(32)}` }, { name: 'dynamic/main' }]));
    const patterns = [...text.matchAll(/"regexString":"([^"]*)"/g)].map(([, pattern = '']) => pattern);

    expect(new Set(patterns).size).toBe(4);
    expect(Math.max(...patterns.map(({ length }) => length))).toBeLessThanOrEqual(200);
    // Groups, alternatives and large numbers in braces are what WAF takes not at all or not always.
    expect(patterns.filter((pattern) => /[(|]|\{\d{3,}/.test(pattern))).toEqual([]);
  });
});

import { providers } from '../../core/providers/index.ts';
import { webAclRules } from '../../lib/web-acl/rules.ts';
import { rendered, resource, resources, templateOf } from './template-of.ts';

const template = templateOf();
const webAcl = resource(template, 'AWS::WAFv2::WebACL').Properties;

describe('the web ACL', () => {
  it('blocks what no rule allows, as the intake would answer an unknown source', () => {
    expect(webAcl['DefaultAction']).toEqual({
      Block: { CustomResponse: { ResponseCode: 404, CustomResponseBodyKey: 'unknown-source' } },
    });
    expect(webAcl['CustomResponseBodies']).toEqual({
      'unknown-source': { ContentType: 'APPLICATION_JSON', Content: '{"status":"unknown-source"}' },
    });
  });

  it('limits the rate before it allows, because allowing ends the evaluation', () => {
    const rules = webAcl['Rules'] as { Name: string; Priority: number; Action: object }[];

    expect(rules.map(({ Name, Priority, Action }) => [Priority, Name, Object.keys(Action)[0]])).toEqual([
      [0, 'dynamic-main-rate', 'Block'],
      [1, 'privy-main-allow', 'Allow'],
      [2, 'privy-main-off-list', 'Block'],
      [3, 'dynamic-main-allow', 'Allow'],
    ]);
  });

  it('answers 429 above the rate limit, and 403 to an address that is not on the list', () => {
    const rules = webAcl['Rules'] as { Name: string; Action: object }[];
    const actions = Object.fromEntries(rules.map(({ Name, Action }) => [Name, Action]));

    expect(actions['dynamic-main-rate']).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
    expect(actions['privy-main-off-list']).toEqual({ Block: {} });
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
    expect(logging['LoggingFilter']).toEqual({
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
        },
      ],
    });
    expect(logging['RedactedFields']).toEqual(
      expect.arrayContaining([
        { SingleHeader: { Name: 'svix-signature' } },
        { SingleHeader: { Name: 'webhook-signature' } },
        { SingleHeader: { Name: 'x-dynamic-signature-256' } },
      ]),
    );
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

  it('rings when deliveries come from addresses that are not on the list', () => {
    const alarm = resource(template, 'AWS::CloudWatch::Alarm', 'PipelineWebAclprivymainofflist').Properties;

    expect(alarm).toMatchObject({
      Namespace: 'AWS/WAFV2',
      MetricName: 'BlockedRequests',
      Dimensions: expect.arrayContaining([{ Name: 'Rule', Value: 'privy-main-off-list' }]),
      Threshold: 3,
      Period: 3600,
      TreatMissingData: 'notBreaching',
    });
  });

  it('rings at the first request that is over the rate limit, because 429 is a failed delivery', () => {
    const alarm = resource(template, 'AWS::CloudWatch::Alarm', 'PipelineWebAcldynamicmainrate').Properties;

    expect(alarm).toMatchObject({
      Namespace: 'AWS/WAFV2',
      MetricName: 'BlockedRequests',
      Dimensions: expect.arrayContaining([{ Name: 'Rule', Value: 'dynamic-main-rate' }]),
      Threshold: 1,
      Period: 3600,
      TreatMissingData: 'notBreaching',
    });
  });
});

describe('the rules of a source', () => {
  const path = (source: string) => ({
    regexMatchStatement: {
      fieldToMatch: { uriPath: {} },
      regexString: `/webhooks/${source}/?$`,
      textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
    },
  });
  const statements = (...sources: Parameters<typeof webAclRules>[0]) =>
    webAclRules(sources).map(({ name, statement }) => [name, statement]);

  it('allow its path from its IP sets, and count the rest of its path apart', () => {
    expect(statements({ name: 'privy/main', ipSetArns: ['arn:v4', 'arn:v6'] })).toEqual([
      [
        'privy-main-allow',
        {
          andStatement: {
            statements: [
              path('privy/main'),
              {
                orStatement: {
                  statements: [
                    { ipSetReferenceStatement: { arn: 'arn:v4' } },
                    { ipSetReferenceStatement: { arn: 'arn:v6' } },
                  ],
                },
              },
            ],
          },
        },
      ],
      ['privy-main-off-list', path('privy/main')],
    ]);
  });

  it('make no OR of one IP set, which WAF refuses', () => {
    const [[, allow] = []] = statements({ name: 'privy/main', ipSetArns: ['arn:v4'] });

    expect(allow).toEqual({
      andStatement: { statements: [path('privy/main'), { ipSetReferenceStatement: { arn: 'arn:v4' } }] },
    });
  });

  it('limit what one address may send to its path in five minutes', () => {
    expect(statements({ name: 'dynamic/main', rateLimitPerFiveMinutes: 300 })).toEqual([
      [
        'dynamic-main-rate',
        {
          rateBasedStatement: {
            aggregateKeyType: 'IP',
            limit: 300,
            evaluationWindowSec: 300,
            scopeDownStatement: path('dynamic/main'),
          },
        },
      ],
      ['dynamic-main-allow', path('dynamic/main')],
    ]);
  });
});

import { pathOf } from '../../../../local/cloud/resources/api-description.ts';
import type { TemplateResource } from '../../../../local/cloud/template/template.ts';
import { createWithoutEngines } from './stack.ts';

const Api = { Ref: 'Api' };
const uri = (name: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:aws:apigateway:',
      { Ref: 'AWS::Region' },
      ':lambda:path/2015-03-31/functions/',
      { 'Fn::GetAtt': [name, 'Arn'] },
      '/invocations',
    ],
  ],
});

const resources: Record<string, TemplateResource> = {
  Intake: {
    Type: 'AWS::Lambda::Function',
    Properties: { Code: { S3Key: 'bundle.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x' },
  },
  Api: {
    Type: 'AWS::ApiGateway::RestApi',
    Properties: {
      BinaryMediaTypes: ['*/*'],
      EndpointConfiguration: { Types: ['REGIONAL'], IpAddressType: 'dualstack' },
      Name: 'api',
    },
  },
  Webhooks: {
    Type: 'AWS::ApiGateway::Resource',
    Properties: {
      ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
      PathPart: 'webhooks',
      RestApiId: Api,
    },
  },
  Privy: {
    Type: 'AWS::ApiGateway::Resource',
    Properties: { ParentId: { Ref: 'Webhooks' }, PathPart: 'privy', RestApiId: Api },
  },
  Post: {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      AuthorizationType: 'NONE',
      HttpMethod: 'POST',
      Integration: {
        IntegrationHttpMethod: 'POST',
        Type: 'AWS_PROXY',
        Uri: uri('Intake'),
        TimeoutInMillis: 10_000,
      },
      ResourceId: { Ref: 'Privy' },
      RestApiId: Api,
    },
  },
  Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: Api }, DependsOn: ['Post'] },
  Stage: {
    Type: 'AWS::ApiGateway::Stage',
    Properties: {
      StageName: 'local',
      RestApiId: Api,
      DeploymentId: { Ref: 'Deployment' },
      MethodSettings: [
        { ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 5, ThrottlingBurstLimit: 3 },
      ],
    },
  },
  NotFound: {
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: { RestApiId: Api, ResponseType: 'MISSING_AUTHENTICATION_TOKEN', StatusCode: '404' },
  },
  Loopback: {
    Type: 'AWS::WAFv2::IPSet',
    Properties: { Addresses: ['127.0.0.1/32'], IPAddressVersion: 'IPV4', Scope: 'REGIONAL' },
  },
  Acl: {
    Type: 'AWS::WAFv2::WebACL',
    Properties: {
      DefaultAction: { Block: {} },
      Scope: 'REGIONAL',
      Rules: [
        {
          Name: 'loopback',
          Priority: 0,
          Action: { Allow: {} },
          Statement: { IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': ['Loopback', 'Arn'] } } },
          VisibilityConfig: {},
        },
      ],
      VisibilityConfig: {},
    },
  },
  Association: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: {
      WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] },
      ResourceArn: {
        'Fn::Join': [
          '',
          ['arn:aws:apigateway:eu-west-1::/restapis/', { Ref: 'Api' }, '/stages/', { Ref: 'Stage' }],
        ],
      },
    },
  },
};

function create(changes: Record<string, TemplateResource> = {}) {
  return createWithoutEngines({ Resources: { ...resources, ...changes } });
}

function changed(name: string, properties: object): Record<string, TemplateResource> {
  const resource = resources[name];
  if (resource === undefined) throw new Error(name);
  return { [name]: { ...resource, Properties: { ...resource.Properties, ...properties } } };
}

describe('the REST API of a template', () => {
  it('is described with its stage, methods by full path, and gateway responses', async () => {
    const { api } = await create();

    expect(api.stageName).toBe('local');
    expect(api.throttle).toEqual({ requestsPerSecond: 5, burst: 3 });
    expect(
      api.methods.map(({ resourceId, ...method }) => ({ ...method, path: pathOf(api, resourceId) })),
    ).toEqual([
      {
        path: '/webhooks/privy',
        httpMethod: 'POST',
        functionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:intake',
        timeoutMilliseconds: 10_000,
      },
    ]);
    expect(api.gatewayResponses).toMatchObject([
      { ResponseType: 'MISSING_AUTHENTICATION_TOKEN', StatusCode: '404' },
    ]);
    expect(pathOf(api, 'Api-root')).toBe('/');
  });

  it('has the web ACL in front of it that is associated with its stage, with the rules and IP sets of the template', async () => {
    const { api } = await create();
    const request = {
      method: 'POST',
      path: '/local/webhooks/privy',
      queryString: '',
      headers: new Map<string, string[]>(),
    };
    const webAcl = api.webAcls.get(api.webAclArn ?? '');

    expect(webAcl?.evaluate({ ...request, sourceIp: '127.0.0.1' })).toMatchObject({
      action: 'allow',
      rule: 'loopback',
    });
    expect(webAcl?.evaluate({ ...request, sourceIp: '203.0.113.7' })).toMatchObject({ action: 'block' });
  });

  it.each([
    [
      'bodies that are not all binary',
      changed('Api', { BinaryMediaTypes: { Ref: 'AWS::NoValue' } }),
      /Api \(AWS::ApiGateway::RestApi\): BinaryMediaTypes must be \*\/\*/,
    ],
    [
      'an authorizer',
      changed('Post', { AuthorizationType: 'AWS_IAM' }),
      /Post .*property AuthorizationType: "AWS_IAM" is not supported; use NONE/,
    ],
    [
      'another integration',
      changed('Post', { Integration: { Type: 'MOCK' } }),
      /property Integration\.Type: "MOCK" is not supported; use AWS_PROXY/,
    ],
    [
      'a method without a function',
      changed('Post', { Integration: { Type: 'AWS_PROXY', Uri: 'arn:aws:s3' } }),
      /Integration\.Uri arn:aws:s3 does not invoke a Lambda function/,
    ],
    [
      'a second API',
      { Second: { Type: 'AWS::ApiGateway::RestApi', Properties: { BinaryMediaTypes: ['*/*'] } } },
      /only one REST API is supported; Api is there already/,
    ],
    [
      'a setting for one method only',
      changed('Stage', {
        StageName: 'local',
        MethodSettings: [{ ResourcePath: '/webhooks', HttpMethod: 'POST', ThrottlingRateLimit: 5 }],
      }),
      /property MethodSettings\.ResourcePath: "\/webhooks" is not supported; use \/\*/,
    ],
    [
      'a path variable that is not greedy',
      changed('Privy', { ParentId: { Ref: 'Webhooks' }, PathPart: '{source}' }),
      /PathPart \{source\} is not supported; of path variables only greedy ones are: \{name\+\}/,
    ],
    [
      'a second stage',
      { Other: { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'b' } } },
      /only one stage is supported; local is there already/,
    ],
    [
      'a web ACL for something else',
      changed('Association', { ResourceArn: 'arn:aws:elasticloadbalancing' }),
      /ResourceArn arn:aws:elasticloadbalancing is not the stage/,
    ],
  ])('is refused by name with %s', async (_what, changes, message) => {
    await expect(create(changes)).rejects.toThrow(message);
  });
});

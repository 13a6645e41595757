import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { DomainOptions } from '../../lib/intake-domain.ts';
import { foreignStack, pipelineIn, rendered, resource, resources, templateOf } from './template-of.ts';

const NAME = 'webhooks.example.com';
const ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/8f4e0b1c';

const certificateIn = (stack: Stack, arn = ARN) => Certificate.fromCertificateArn(stack, 'Certificate', arn);
const zoneIn = (stack: Stack, zoneName = 'example.com') =>
  HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z123', zoneName });

function withDomain(options: Partial<DomainOptions> = {}, stack = foreignStack()): Template {
  pipelineIn(stack, {
    domain: { name: NAME, certificate: certificateIn(stack), ...options },
    outputScope: stack,
  });
  return Template.fromStack(stack);
}

describe('the domain of the endpoints', () => {
  const stack = foreignStack();
  const template = withDomain({ hostedZone: zoneIn(stack) }, stack);

  it('is regional, is reached over IPv4 and IPv6, and speaks no TLS older than 1.2', () => {
    template.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: NAME,
      RegionalCertificateArn: ARN,
      EndpointConfiguration: { Types: ['REGIONAL'], IpAddressType: 'dualstack' },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'BASIC',
    });
  });

  it('leads to the stage, with nothing before the path of a source', () => {
    const mapping = resource(template, 'AWS::ApiGateway::BasePathMapping').Properties;

    expect(Object.keys(mapping).sort()).toEqual(['DomainName', 'RestApiId', 'Stage']);
    expect(rendered(mapping['Stage'])).toBe('<WebhooksApiDeploymentStageprod>');
  });

  it('has an A and an AAAA record', () => {
    const records = Object.values(resources(template, 'AWS::Route53::RecordSet'));

    expect(records.map(({ Properties }) => [Properties['Type'], Properties['Name']]).sort()).toEqual([
      ['A', 'webhooks.example.com.'],
      ['AAAA', 'webhooks.example.com.'],
    ]);
    template.allResourcesProperties('AWS::Route53::RecordSet', {
      HostedZoneId: 'Z123',
      AliasTarget: { DNSName: { 'Fn::GetAtt': [Match.stringLikeRegexp('Domain'), 'RegionalDomainName'] } },
    });
  });

  it('is in the URL of every source', () => {
    expect(template.findOutputs('*')['PrivyMainUrl']?.['Value']).toBe(
      'https://webhooks.example.com/webhooks/privy/main',
    );
    expect(Object.keys(template.findOutputs('*'))).not.toContain('DomainTarget');
  });

  it('is printed with what it must point at where no zone is given', () => {
    const printed = withDomain();

    printed.resourceCountIs('AWS::Route53::RecordSet', 0);
    expect(rendered(printed.findOutputs('*')['DomainTarget']?.['Value'])).toBe(
      '<WebhooksApiDomain.RegionalDomainName>',
    );
  });

  it('is refused with a certificate of another region', () => {
    const us = foreignStack('Us', { env: { account: '111111111111', region: 'us-east-1' } });

    expect(() => withDomain({}, us)).toThrow(
      'domain.certificate: Us/Certificate is in eu-west-1; allowed: us-east-1, the region of the stack',
    );
  });

  it('is refused in a zone that cannot hold it', () => {
    const other = foreignStack();

    expect(() => withDomain({ hostedZone: zoneIn(other, 'ample.com') }, other)).toThrow(
      'domain.name: "webhooks.example.com" is not allowed; allowed: a name in the zone ample.com, or no hostedZone',
    );
  });
});

describe('the URLs of execute-api', () => {
  const api = (template: Template) => resource(template, 'AWS::ApiGateway::RestApi').Properties;
  const deployment = (template: Template) => Object.keys(resources(template, 'AWS::ApiGateway::Deployment'));

  it('are off behind a domain, by a deployment of its own, without which they would stay on', () => {
    const off = withDomain();
    const on = withDomain({ keepExecuteApi: true });

    expect(api(off)['DisableExecuteApiEndpoint']).toBe(true);
    expect(api(on)['DisableExecuteApiEndpoint']).toBeUndefined();
    expect(deployment(off)).not.toEqual(deployment(on));
  });

  it('give way to the domain in what is printed, also while they are on', () => {
    expect(withDomain({ keepExecuteApi: true }).findOutputs('*')['PrivyMainUrl']?.['Value']).toBe(
      'https://webhooks.example.com/webhooks/privy/main',
    );
  });
});

describe('the domain of a stage', () => {
  it('comes from its name, its certificate and its zone', () => {
    const template = templateOf({
      stages: {
        test: {
          domain: { name: NAME, certificateArn: ARN, hostedZone: { id: 'Z123', name: 'example.com' } },
        },
      },
    });

    template.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: NAME,
      RegionalCertificateArn: ARN,
    });
    template.resourceCountIs('AWS::Route53::RecordSet', 2);
    expect(template.findOutputs('*')['DynamicMainUrl']?.['Value']).toBe(
      'https://webhooks.example.com/webhooks/dynamic/main',
    );
  });
});

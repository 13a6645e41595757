import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Key } from 'aws-cdk-lib/aws-kms';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { unsupportedIn } from '../../../../local/cloud/resources/unsupported-in.ts';
import type { Template as LocalTemplate } from '../../../../local/cloud/template/template.ts';
import { foreignStack, pipelineIn } from '../../../lib/template-of.ts';

describe('a pipeline with everything that it may have', () => {
  it('is played from its template', () => {
    const stack = foreignStack();
    const hostedZone = new HostedZone(stack, 'Zone', { zoneName: 'example.com' });
    const certificate = new Certificate(stack, 'Certificate', { domainName: 'webhooks.example.com' });
    pipelineIn(stack, {
      domain: { name: 'webhooks.example.com', certificate, hostedZone },
      consumers: { billing: { events: ['*'], accountIds: ['222222222222'] } },
      reservedConcurrency: 10,
      cloudWatchRole: 'create',
      encryptionKey: new Key(stack, 'Key'),
      allowSubscribersFrom: ['333333333333'],
    });

    expect(unsupportedIn(Template.fromStack(stack).toJSON() as LocalTemplate)).toEqual([]);
  });
});

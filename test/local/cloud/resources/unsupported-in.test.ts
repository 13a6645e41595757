import { resourceTypes } from '../../../../local/cloud/resources/index.ts';
import { unsupportedIn } from '../../../../local/cloud/resources/unsupported-in.ts';
import { typesWithoutEffect } from '../../../../local/cloud/resources/without-effect.ts';
import { createWithoutEngines } from './stack.ts';

describe('unsupportedIn', () => {
  it('names every section, resource type and property that is not known, all at once', () => {
    const template = {
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus' },
        Queue: { Type: 'AWS::SQS::Queue', Properties: { Color: 'red', FifoQueue: true } },
        Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FilterCriteria: {} } },
        Subscription: { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'sms' } },
      },
    };

    expect(unsupportedIn(template)).toEqual([
      "the template's section Transform is not supported",
      'Bus (AWS::Events::EventBus): local mode does not play this resource type, and the pipeline has it; do without it in the stage local',
      expect.stringMatching(
        /^Queue \(AWS::SQS::Queue\), property Color: not supported; supported beside it are QueueName,/,
      ),
      expect.stringMatching(
        /^Mapping \(AWS::Lambda::EventSourceMapping\), property FilterCriteria: not supported;/,
      ),
      'Subscription (AWS::SNS::Subscription), property Protocol: "sms" is not supported; use sqs or email or email-json',
    ]);
  });

  it('names what cannot do without the resource', () => {
    const template = {
      Resources: {
        Clicks: { Type: 'AWS::Kinesis::Stream' },
        Handler: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { STREAM: { Ref: 'Clicks' } } } },
          Metadata: { 'aws:cdk:path': 'Stack/Webhooks/crm-contact/Handler/Function/Resource' },
        },
      },
    };

    expect(unsupportedIn(template)).toEqual([
      'Clicks (AWS::Kinesis::Stream): local mode does not play this resource type, and Webhooks/crm-contact/Handler/Function refers to it; do without it in the stage local',
    ]);
  });

  it('finds nothing in a template of known parts, whatever is in those that have no effect', () => {
    const template = {
      Description: 'd',
      Parameters: {},
      Rules: { CheckBootstrapVersion: {} },
      Outputs: { Url: { Value: 'u' } },
      Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Anything: [{ at: 'all' }] } } },
    };

    expect(unsupportedIn(template)).toEqual([]);
  });

  it('keeps anything from being created where something is not supported', async () => {
    const Resources = {
      Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'a' } },
      Bus: { Type: 'AWS::Events::EventBus' },
    };

    await expect(createWithoutEngines({ Resources })).rejects.toThrow(
      'the template does not run locally:\n  Bus (AWS::Events::EventBus): local mode does not play this resource type',
    );
  });
});

describe('resource types without effect', () => {
  it.each(Object.entries(typesWithoutEffect))('%s says why', (type, reason) => {
    expect(reason.length).toBeGreaterThan(20);
    expect(resourceTypes[type]?.properties).toBe('all without effect');
  });

  it('can be referred to', async () => {
    const { functions } = await createWithoutEngines({
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Code: { S3Key: 'bundle.zip' },
            Handler: 'index.handler',
            Runtime: 'nodejs24.x',
            Environment: {
              Variables: { ROLE: { 'Fn::GetAtt': ['Role', 'Arn'] }, ROLE_NAME: { Ref: 'Role' } },
            },
          },
        },
        Role: { Type: 'AWS::IAM::Role' },
      },
    });

    expect(functions[0]?.environment).toEqual({
      ROLE: 'arn:aws:iam:eu-west-1:000000000000:Role',
      ROLE_NAME: 'Role',
    });
  });
});

import type { Template, TemplateResource } from '../../local/cloud/template/template.ts';
import { hasPipeline, leftOutNote, pipelinePart } from '../../local/pipeline-part.ts';

const at = (path: string, Type: string, Properties = {}): TemplateResource => ({
  Type,
  Properties,
  Metadata: { 'aws:cdk:path': `Stack/${path}` },
});
const intakeOf = (pipeline: string, more = {}) =>
  at(`${pipeline}/Intake/Intake/Function/Resource`, 'AWS::Lambda::Function', {
    Environment: { Variables: { SOURCES: '{}', LEDGER_TABLE: 'ledger', ...more } },
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
  });

/** Somebody's stack, with a pipeline inside a construct of theirs. */
const template: Template = {
  Resources: {
    Intake: intakeOf('Team/Webhooks', { ORDERS: { Ref: 'Orders' } }),
    Policy: at('Team/Webhooks/Intake/Intake/Role/DefaultPolicy/Resource', 'AWS::IAM::Policy', {
      Statement: { Resource: { 'Fn::GetAtt': ['Uploads', 'Arn'] } },
    }),
    Uploads: at('Uploads/Resource', 'AWS::S3::Bucket'),
    Orders: at('Shop/Orders/Resource', 'AWS::DynamoDB::Table', { TableName: { Ref: 'Name' } }),
    Name: at('Name', 'AWS::SSM::Parameter'),
    Role: at('Role/Resource', 'AWS::IAM::Role'),
    Resize: at('Resize/Resource', 'AWS::Lambda::Function', {
      Environment: { Variables: { SOURCES: 'raw', TABLE: { Ref: 'Orders' } } },
    }),
    Namesake: at('Team/Webhooks2/Resource', 'AWS::SQS::Queue'),
  },
};

describe('pipelinePart', () => {
  it('takes the subtree of the pipeline and what it refers to, also through others', () => {
    const { Resources } = pipelinePart(template).template;

    expect(Object.keys(Resources)).toEqual(['Intake', 'Policy', 'Orders', 'Name']);
  });

  it('gives each the path that it would have in a pipeline directly in its stack', () => {
    const { Resources } = pipelinePart(template).template;

    expect(Resources['Intake']?.Metadata?.['aws:cdk:path']).toBe(
      'Stack/Webhooks/Intake/Intake/Function/Resource',
    );
    expect(Resources['Orders']?.Metadata?.['aws:cdk:path']).toBe('Stack/Webhooks/Shop/Orders/Resource');
  });

  it('names what is left out, but not what has no effect here anyway', () => {
    expect(pipelinePart(template).leftOut).toEqual([
      'Uploads (AWS::S3::Bucket)',
      'Resize (AWS::Lambda::Function)',
      'Team/Webhooks2 (AWS::SQS::Queue)',
    ]);
  });

  it('leaves no section that could change what is played', () => {
    const withMacro = { ...template, Transform: 'AWS::Serverless-2016-10-31', Conditions: { Here: true } };

    expect(pipelinePart(withMacro).template).toMatchObject({ Conditions: { Here: true } });
    expect(pipelinePart(withMacro).template).not.toHaveProperty('Transform');
  });

  it('takes all of a template without construct paths', () => {
    const { Metadata, ...Intake } = intakeOf('Webhooks');
    const Resources = { Intake, Queue: { Type: 'AWS::SQS::Queue' } };

    expect(pipelinePart({ Resources })).toEqual({ template: { Resources }, leftOut: [] });
  });

  it('refuses a second pipeline in the stack, in one line', () => {
    const Resources = { First: intakeOf('First'), Second: intakeOf('Second') };

    expect(() => pipelinePart({ Resources })).toThrow(
      'the stack has 2 pipelines: Stack/First, Stack/Second; allowed: one in the stage local; make the others in other stages only',
    );
  });
});

describe('hasPipeline', () => {
  it('is not misled by a function that happens to have such a variable', () => {
    const { Resize } = template.Resources;

    expect(hasPipeline(template)).toBe(true);
    expect(hasPipeline({ Resources: Resize === undefined ? {} : { Resize } })).toBe(false);
  });
});

describe('leftOutNote', () => {
  it('is short however much is left out', () => {
    expect(leftOutNote(['A (T)', 'B (T)'])).toBe("left out what is not the pipeline's: A (T), B (T)");
    expect(leftOutNote(['A (T)', 'B (T)', 'C (T)', 'D (T)', 'E (T)'])).toBe(
      "left out what is not the pipeline's: A (T), B (T), C (T) and 2 more",
    );
  });
});

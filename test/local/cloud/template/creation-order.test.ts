// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the substitutions are CloudFormation's
import { creationOrder } from '../../../../local/cloud/template/creation-order.ts';

describe('creationOrder', () => {
  it('puts a resource after everything it refers to, in every way there is', () => {
    const resources = {
      Function: {
        Type: 'F',
        Properties: { Url: { 'Fn::Sub': 'q=${Queue}&t=${Topic.Arn}&${AWS::Region}&${!Literal}' } },
        DependsOn: ['Role'],
      },
      Mapping: {
        Type: 'M',
        Properties: { Source: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Target: { Ref: 'Function' } },
        DependsOn: 'Policy',
      },
      Queue: {
        Type: 'Q',
        Properties: { Dlq: { 'Fn::If': ['C', { 'Fn::GetAtt': 'Dlq.Arn' }, { Ref: 'AWS::NoValue' }] } },
      },
      Dlq: { Type: 'Q' },
      Topic: { Type: 'T' },
      Policy: { Type: 'P' },
      Role: { Type: 'R' },
    };

    expect(creationOrder(resources)).toEqual([
      'Role',
      'Dlq',
      'Queue',
      'Topic',
      'Function',
      'Policy',
      'Mapping',
    ]);
  });

  it('does not take the own names of a substitution for resources', () => {
    const resources = {
      A: { Type: 'T', Properties: { Text: { 'Fn::Sub': ['${B}', { B: { Ref: 'C' } }] } } },
      B: { Type: 'T' },
      C: { Type: 'T' },
    };

    expect(creationOrder(resources)).toEqual(['C', 'A', 'B']);
  });

  it('fails on a circle and names it', () => {
    const resources = {
      A: { Type: 'T', DependsOn: 'B' },
      B: { Type: 'T', Properties: { Other: { Ref: 'C' } } },
      C: { Type: 'T', Properties: { Other: { 'Fn::GetAtt': ['B', 'Arn'] } } },
    };

    expect(() => creationOrder(resources)).toThrow(
      "the template's resources depend on each other in a circle: B -> C -> B",
    );
  });
});

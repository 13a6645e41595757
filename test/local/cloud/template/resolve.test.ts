// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are CloudFormation's

import { createScope } from '../../../../local/cloud/template/create-scope.ts';
import { resolve } from '../../../../local/cloud/template/resolve.ts';
import type { Template } from '../../../../local/cloud/template/template.ts';

const template: Template = {
  Parameters: { Retention: { Type: 'Number', Default: 30 } },
  Mappings: { Sizes: { local: { memory: 512 } } },
  Conditions: {
    IsLocal: { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 'pipeline'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsLocal' }] },
  },
  Resources: {},
};

const scope = createScope(template, {
  region: 'eu-west-1',
  stackName: 'pipeline',
  created: new Map([
    [
      'Queue',
      {
        ref: 'http://127.0.0.1:1/0/q.fifo',
        attributes: { Arn: 'arn:aws:sqs:eu-west-1:0:q.fifo', QueueName: 'q.fifo' },
      },
    ],
  ]),
});

describe('resolve', () => {
  it.each([
    ['a resource', { Ref: 'Queue' }, 'http://127.0.0.1:1/0/q.fifo'],
    ['a parameter by its default', { Ref: 'Retention' }, 30],
    ['the region', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['the account', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['an attribute given as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-west-1:0:q.fifo'],
    ['an attribute given with a dot', { 'Fn::GetAtt': 'Queue.QueueName' }, 'q.fifo'],
    [
      'a join of texts and references',
      { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Partition' }, 'b']] },
      'a/aws/b',
    ],
    ['a join over a split', { 'Fn::Join': ['-', { 'Fn::Split': [':', 'a:b'] }] }, 'a-b'],
    [
      'a selection',
      { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }] },
      'q.fifo',
    ],
    ['a substitution', { 'Fn::Sub': 'x-${AWS::Region}-${Queue.QueueName}' }, 'x-eu-west-1-q.fifo'],
    [
      'a substitution with names of its own',
      { 'Fn::Sub': ['${Who}@${AWS::Region}', { Who: { Ref: 'Retention' } }] },
      '30@eu-west-1',
    ],
    ['an escaped substitution', { 'Fn::Sub': '${!Literal}' }, '${Literal}'],
    ['a choice whose condition holds', { 'Fn::If': ['IsLocal', 'yes', 'no'] }, 'yes'],
    ['a choice whose condition does not hold', { 'Fn::If': ['IsProd', 'yes', 'no'] }, 'no'],
    ['a map entry', { 'Fn::FindInMap': ['Sizes', 'local', 'memory'] }, 512],
    ['a text in base64', { 'Fn::Base64': 'hé' }, 'aMOp'],
  ])('resolves %s', (_what, value, expected) => {
    expect(resolve(value, scope)).toBe(expected);
  });

  it('resolves inside lists and objects and leaves everything else as it is', () => {
    const value = {
      on: true,
      count: 5,
      nothing: null,
      list: [{ Ref: 'AWS::URLSuffix' }, { Ref: 'a', other: 1 }],
    };

    expect(resolve(value, scope)).toEqual({
      on: true,
      count: 5,
      nothing: null,
      list: ['amazonaws.com', { Ref: 'a', other: 1 }],
    });
  });

  it('takes out what AWS::NoValue stands for, in objects and in lists', () => {
    const value = {
      gone: { Ref: 'AWS::NoValue' },
      list: ['a', { 'Fn::If': ['IsProd', 'b', { Ref: 'AWS::NoValue' }] }],
    };

    expect(resolve(value, scope)).toEqual({ list: ['a'] });
  });

  it.each([
    [
      'a function it does not know',
      { 'Fn::ImportValue': 'x' },
      /^Fn::ImportValue is not supported; supported are Ref, Fn::GetAtt/,
    ],
    ['a resource that does not exist', { Ref: 'Missing' }, /called Missing$/],
    [
      'an attribute that does not exist',
      { 'Fn::GetAtt': ['Queue', 'Url'] },
      /^Fn::GetAtt Queue\.Url is not known locally: it has Arn, QueueName$/,
    ],
    [
      'an attribute of a resource that does not exist',
      { 'Fn::GetAtt': ['Gone', 'Arn'] },
      /the resource does not exist locally$/,
    ],
    ['a condition that does not exist', { 'Fn::If': ['Nope', 1, 2] }, /no condition called Nope$/],
    [
      'an index outside the list',
      { 'Fn::Select': [2, ['a', 'b']] },
      /^Fn::Select takes \[index, \[values\]\] with an index inside the list; this is \[2,\["a","b"\]\]$/,
    ],
    ['a join of objects', { 'Fn::Join': ['', [{ a: 1 }]] }, /^Fn::Join takes texts; this is \{"a":1\}$/],
    [
      'a map entry that does not exist',
      { 'Fn::FindInMap': ['Sizes', 'prod', 'memory'] },
      /finds nothing at Sizes\.prod\.memory$/,
    ],
  ])('fails on %s', (_what, value, message) => {
    expect(() => resolve(value, scope)).toThrow(message);
  });
});

describe('conditions', () => {
  it.each([
    [{ 'Fn::And': [{ Condition: 'IsLocal' }, { 'Fn::Equals': ['a', 'a'] }] }, true],
    [{ 'Fn::And': [{ Condition: 'IsLocal' }, { 'Fn::Equals': ['a', 'b'] }] }, false],
    [{ 'Fn::Or': [{ Condition: 'IsProd' }, { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }] }, true],
    [{ 'Fn::Or': [{ Condition: 'IsProd' }] }, false],
  ])('evaluates %j to %s', (expression, expected) => {
    const withCondition = createScope(
      { ...template, Conditions: { ...template.Conditions, Tested: expression } },
      { region: 'eu-west-1', stackName: 'pipeline', created: new Map() },
    );

    expect(withCondition.condition('Tested')).toBe(expected);
  });

  it('fails on an expression it does not know', () => {
    const broken = createScope(
      { ...template, Conditions: { Odd: { 'Fn::Contains': [['a'], 'a'] } } },
      { region: 'eu-west-1', stackName: 'pipeline', created: new Map() },
    );

    expect(() => broken.condition('Odd')).toThrow(
      /^Fn::Contains is not a condition; use Condition, Fn::Equals/,
    );
  });
});

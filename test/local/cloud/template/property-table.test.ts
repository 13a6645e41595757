import {
  applied,
  checkProperties,
  each,
  oneOf,
  withoutEffect,
} from '../../../../local/cloud/template/property-table.ts';

const table = {
  Name: applied,
  Role: withoutEffect('permissions are not checked locally'),
  Protocol: oneOf('sqs'),
  Types: oneOf('one', 'two'),
  Nested: each({ Inside: applied, Deeper: each({ Leaf: applied }) }),
};

describe('checkProperties', () => {
  it('finds nothing wrong with properties that are applied or deliberately without effect', () => {
    const properties = {
      Name: 'n',
      Role: 'r',
      Protocol: 'sqs',
      Types: ['one', 'two'],
      Nested: [{ Inside: 1 }, { Deeper: { Leaf: 2 } }],
    };

    expect(checkProperties(properties, table)).toEqual([]);
  });

  it('names a property it does not know, also inside others and in lists, with what it knows there', () => {
    const properties = { Unknown: 1, Nested: [{ Inside: 1 }, { Other: 1, Deeper: { Twig: 2 } }] };

    expect(checkProperties(properties, table)).toEqual([
      {
        property: 'Unknown',
        problem: 'not supported; supported beside it are Name, Role, Protocol, Types, Nested',
      },
      { property: 'Nested.Other', problem: 'not supported; supported beside it are Inside, Deeper' },
      { property: 'Nested.Deeper.Twig', problem: 'not supported; supported beside it are Leaf' },
    ]);
  });

  it('names a value it cannot play, with those it can', () => {
    expect(checkProperties({ Protocol: 'https', Types: ['one', 'three'] }, table)).toEqual([
      { property: 'Protocol', problem: '"https" is not supported; use sqs' },
      { property: 'Types', problem: '"three" is not supported; use one or two' },
    ]);
  });

  it('leaves a value open that an intrinsic function stands for', () => {
    const properties = {
      Protocol: { Ref: 'Parameter' },
      Nested: { 'Fn::If': ['C', { Any: 1 }, { Other: 2 }] },
    };

    expect(checkProperties(properties, table)).toEqual([]);
  });
});

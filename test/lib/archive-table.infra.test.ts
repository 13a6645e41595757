import { Template } from 'aws-cdk-lib/assertions';
import { SCHEMA } from '../../core/archive/day-file/columns.ts';
import { foreignStack, pipelineIn, resource, resources, templateOf } from './template-of.ts';

/** The part of the table's input that is looked at. */
interface TableInput {
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly PartitionKeys: readonly object[];
  readonly StorageDescriptor: {
    readonly Columns: readonly { readonly Name: string; readonly Type: string }[];
  };
}

const template = templateOf({ stages: { test: { archive: { athena: true } } } });
const input = resource(template, 'AWS::Glue::Table').Properties['TableInput'] as TableInput;

describe('what Athena queries the archive by', () => {
  it('is there where a stage asks for it', () => {
    expect(resources(templateOf(), 'AWS::Glue::Table')).toEqual({});
    expect(resource(template, 'AWS::Glue::Database').Properties['DatabaseInput']).toMatchObject({
      Name: 'walletwebhooks_test',
    });
    expect(Object.values(template.findOutputs('*'))).toContainEqual(
      expect.objectContaining({ Value: 'walletwebhooks_test.events' }),
    );
  });

  it('has the columns of the day files, with the types that they have there', () => {
    const types = new Map(input.StorageDescriptor.Columns.map(({ Name, Type }) => [Name, Type]));
    const inFiles = SCHEMA.slice(1).map(({ name, converted_type }) => [
      name,
      converted_type === 'TIMESTAMP_MILLIS' ? 'timestamp' : 'string',
    ]);

    expect([...types]).toEqual(inFiles);
  });

  it('finds a day of a source by its key, whichever source was added when', () => {
    expect(input.PartitionKeys).toEqual([
      { Name: 'provider', Type: 'string' },
      { Name: 'endpoint', Type: 'string' },
      { Name: 'day', Type: 'string' },
    ]);
    expect(input.Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.provider.values': 'dynamic,privy',
      'projection.endpoint.values': 'main',
      'projection.day.format': 'yyyy-MM-dd',
      'projection.day.range': '2026-01-01,NOW',
      'storage.location.template': {
        'Fn::Join': [
          '',
          [
            's3://',
            { Ref: expect.stringMatching(/^PipelineArchiveBucket/) },
            // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Athena's template.
            '/days/${provider}/${endpoint}/${day}/',
          ],
        ],
      },
    });

    const stack = foreignStack();
    const pipeline = pipelineIn(stack, { archive: { athena: true } });
    pipeline.addSource('dynamic/mobile');
    const table = resource(Template.fromStack(stack), 'AWS::Glue::Table').Properties['TableInput'];
    expect(table).toMatchObject({
      Parameters: {
        'projection.provider.values': 'dynamic,privy',
        'projection.endpoint.values': 'main,mobile',
      },
    });
  });
});

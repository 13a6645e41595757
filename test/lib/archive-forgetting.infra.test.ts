import type { EventPattern } from '../../core/events/event-pattern.ts';
import { eventTypes } from '../../core/events/event-types.ts';
import { rendered, resource, resources, templateOf } from './template-of.ts';

const template = templateOf();

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** The resources on which the keeper may do something. */
function allowed(action: string): string[] {
  const { PolicyDocument } = resource(template, 'AWS::IAM::Policy', 'PipelineArchiveKeeper').Properties;
  const { Statement } = PolicyDocument as { Statement: readonly Statement[] };
  return Statement.filter(({ Action }) => [Action].flat().includes(action))
    .flatMap(({ Resource }) => [Resource].flat().map(rendered))
    .sort();
}

describe('forgetting persons', () => {
  it('may take versions away of what may hold them, and of nothing else', () => {
    expect(allowed('s3:DeleteObjectVersion')).toEqual([
      '<PipelineArchiveBucket.Arn>/days/*',
      '<PipelineArchiveBucket.Arn>/forgetting/*',
      '<PipelineArchiveBucket.Arn>/hot/*',
      '<PipelineArchiveBucket.Arn>/manifests/*',
      '<PipelineArchiveBucket.Arn>/replays/*',
    ]);
    expect(allowed('s3:ListBucketVersions')).toEqual(['<PipelineArchiveBucket.Arn>']);
  });

  it('may take them out of the inbox, the quarantine, what is parked and the directory', () => {
    expect(allowed('dynamodb:BatchWriteItem')).toEqual(['<PipelineInboxTable.Arn>']);
    expect(allowed('dynamodb:DeleteItem')).toEqual([
      '<PipelineParkedTable.Arn>',
      '<PipelineQuarantineTable.Arn>',
      '<PipelineuserdirectorylookUps.Arn>',
    ]);
    expect(allowed('dynamodb:GetItem')).toEqual(['<Pipelineuserdirectoryusers.Arn>']);
  });

  it('is told of the tables', () => {
    const { Environment } = resource(template, 'AWS::Lambda::Function', 'PipelineArchiveKeeper').Properties;
    const { Variables } = Environment as { Variables: Record<string, unknown> };

    expect(rendered(Variables['QUARANTINE_TABLE'])).toBe('<PipelineQuarantineTable>');
    expect(rendered(Variables['PARKED_TABLE'])).toBe('<PipelineParkedTable>');
    expect(rendered(Variables['DIRECTORY_USERS_TABLE'])).toBe('<Pipelineuserdirectoryusers>');
    expect(Variables['ARCHIVE_SETTLE_SECONDS']).toBe('180');
    expect(Variables['HANDLERS_LEFT_OUT']).toBeUndefined();
  });

  it('knows of no directory where the stack has none', () => {
    const without = templateOf({ handlers: [], consumers: { example: { events: ['*'] } } });

    expect(JSON.stringify(without.toJSON())).not.toContain('DIRECTORY_USERS_TABLE');
  });

  it('is not done where it could not be told of every handler', () => {
    const long = {
      kind: 'https',
      url: 'https://example.com/events',
      events: eventTypes as EventPattern[],
    } as const;
    const consumers = { one: long, another: long };
    const full = templateOf({ handlers: [], consumers });

    expect(
      JSON.stringify(
        resource(full, 'AWS::Lambda::Function', 'PipelineArchiveKeeper').Properties['Environment'],
      ),
    ).toContain('"HANDLERS_LEFT_OUT"');
  });

  it('is not there without an archive', () => {
    const none = templateOf({ stages: { test: { archive: false } } });

    expect(JSON.stringify(resources(none, 'AWS::IAM::Policy'))).not.toContain('DeleteObjectVersion');
  });
});

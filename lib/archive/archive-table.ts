import { Lazy, Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { DAY_FILES } from '../../core/archive/archive-keys.ts';
import { COLUMNS, type Column, TIME_COLUMNS } from '../../core/archive/day-file/columns.ts';
import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import type { ArchiveBucket } from './archive-bucket.ts';

/** No archive is older. */
const FIRST_DAY = '2026-01-01';
const TABLE = 'events';

/** What is queried. */
export interface ArchiveTableProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** Where the day files are. */
  readonly bucket: ArchiveBucket;
}

/**
 * What Athena queries the compacted days by. Nothing has to be told of a new day: its partitions are computed from their names.
 *
 * Defines a Glue database with one table. They cost nothing, a query costs what it reads.
 */
export class ArchiveTable extends Construct {
  readonly databaseName: string;
  readonly tableName = TABLE;
  readonly #sources: SourceName[] = [];

  constructor(scope: Construct, id: string, { pipelineName, bucket }: ArchiveTableProps) {
    super(scope, id);
    const catalogId = Stack.of(this).account;
    this.databaseName = databaseName(pipelineName);
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: { name: this.databaseName, description: `The archive of ${pipelineName}` },
    });
    const table = new CfnTable(this, 'Table', {
      catalogId,
      databaseName: this.databaseName,
      tableInput: {
        name: TABLE,
        description: 'The events of the days that are compacted',
        tableType: 'EXTERNAL_TABLE',
        parameters: this.#parameters(bucket.resource.s3UrlForObject(DAY_FILES)),
        partitionKeys: ['provider', 'endpoint', 'day'].map((name) => ({ name, type: 'string' })),
        storageDescriptor: {
          location: bucket.resource.s3UrlForObject(DAY_FILES),
          columns: COLUMNS.map((name) => ({ name, type: typeOf(name) })),
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    });
    table.addDependency(database);
  }

  /** Lets the days of a source be found. */
  addSource(source: SourceName): void {
    this.#sources.push(source);
  }

  /** A source is two columns: a value of a partition goes into the key as it is, and a slash is none. */
  #parameters(location: string): Record<string, string> {
    const names = (part: (source: SourceName) => string) =>
      Lazy.string({ produce: () => [...new Set(this.#sources.map(part))].sort().join() || 'none' });
    return {
      EXTERNAL: 'TRUE',
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.provider.type': 'enum',
      'projection.provider.values': names(providerOf),
      'projection.endpoint.type': 'enum',
      'projection.endpoint.values': names((source) => source.slice(providerOf(source).length + 1)),
      'projection.day.type': 'date',
      'projection.day.format': 'yyyy-MM-dd',
      'projection.day.range': `${FIRST_DAY},NOW`,
      'projection.day.interval': '1',
      'projection.day.interval.unit': 'DAYS',
      'storage.location.template': `${location}\${provider}/\${endpoint}/\${day}/`,
    };
  }
}

/** Athena takes lower-case letters, digits and underscores. */
function databaseName(pipelineName: string): string {
  return pipelineName.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}

function typeOf(column: Column): string {
  return TIME_COLUMNS.some((time) => time === column) ? 'timestamp' : 'string';
}

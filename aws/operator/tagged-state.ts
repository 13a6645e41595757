import { DynamoDBClient, ListTagsOfResourceCommand, paginateListTables } from '@aws-sdk/client-dynamodb';
import { GetBucketTaggingCommand, paginateListBuckets, S3Client } from '@aws-sdk/client-s3';
import { paginateListSecrets, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListQueueTagsCommand, paginateListQueues, SQSClient } from '@aws-sdk/client-sqs';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** A tag, and its value. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What carries a tag, whether a stack has it or not. What is looked for by its name has its tags read one by one. */
export class TaggedState {
  readonly #sqs: SQSClient;
  readonly #dynamoDb: DynamoDBClient;
  readonly #secrets: SecretsManagerClient;
  readonly #s3: S3Client;

  /** `connection`: how a service is reached, by the names of `pipeline.json`. */
  constructor(connection: (service: string) => Connection) {
    const settings = (service: string) => operatorSettings(connection(service));
    this.#sqs = translated(new SQSClient(settings('sqs')), connection('sqs'));
    this.#dynamoDb = translated(new DynamoDBClient(settings('dynamodb')), connection('dynamodb'));
    this.#secrets = translated(
      new SecretsManagerClient(settings('secretsmanager')),
      connection('secretsmanager'),
    );
    const forcePathStyle = connection('s3').endpoint !== undefined;
    this.#s3 = translated(new S3Client({ ...settings('s3'), forcePathStyle }), connection('s3'));
  }

  /** URLs of queues whose names begin so. */
  async queues(prefix: string, tag: Tag): Promise<readonly string[]> {
    const urls: string[] = [];
    for await (const { QueueUrls = [] } of paginateListQueues(
      { client: this.#sqs },
      { QueueNamePrefix: prefix },
    ))
      urls.push(...QueueUrls);
    return await withTag(urls, tag, async (QueueUrl) => {
      const { Tags = {} } = await this.#sqs.send(new ListQueueTagsCommand({ QueueUrl }));
      return Tags;
    });
  }

  /** Names of tables that begin so. `arnOf` makes an ARN of a name. */
  async tables(prefix: string, tag: Tag, arnOf: (name: string) => string): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const { TableNames = [] } of paginateListTables({ client: this.#dynamoDb }, {}))
      names.push(...TableNames.filter((name) => name.startsWith(prefix)));
    return await withTag(names, tag, async (name) => {
      const command = new ListTagsOfResourceCommand({ ResourceArn: arnOf(name) });
      return tagsOf((await this.#dynamoDb.send(command)).Tags);
    });
  }

  /** ARNs of secrets. */
  async secrets({ key, value }: Tag): Promise<readonly string[]> {
    const arns: string[] = [];
    // The filters go by what tags begin with.
    const Filters = [
      { Key: 'tag-key' as const, Values: [key] },
      { Key: 'tag-value' as const, Values: [value] },
    ];
    for await (const { SecretList = [] } of paginateListSecrets({ client: this.#secrets }, { Filters }))
      for (const { ARN, Tags } of SecretList)
        if (ARN !== undefined && tagsOf(Tags)[key] === value) arns.push(ARN);
    return arns;
  }

  /** Names of buckets that begin so, in lower case. */
  async buckets(prefix: string, tag: Tag): Promise<readonly string[]> {
    const names: string[] = [];
    const Prefix = prefix.toLowerCase();
    for await (const { Buckets = [] } of paginateListBuckets({ client: this.#s3 }, { Prefix }))
      names.push(...Buckets.flatMap(({ Name }) => Name ?? []));
    return await withTag(names, tag, async (Bucket) => {
      try {
        return tagsOf((await this.#s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet);
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchTagSet') return {};
        throw error;
      }
    });
  }

  close(): void {
    for (const client of [this.#sqs, this.#dynamoDb, this.#secrets, this.#s3]) client.destroy();
  }
}

type Tags = Readonly<Record<string, string | undefined>>;

function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): Tags {
  return Object.fromEntries(tags.map(({ Key = '', Value }) => [Key, Value]));
}

async function withTag(
  ids: readonly string[],
  { key, value }: Tag,
  tags: (id: string) => Promise<Tags>,
): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) if ((await tags(id))[key] === value) found.push(id);
  return found;
}

import type { buildApp } from 'fauxqs';

/**
 * The parts of fauxqs that its package does not export. Its own start function listens on every interface and refuses SNS
 * messages over 256 KiB; with its stores and its fan-out in hand neither needs a patch. The version is pinned.
 */
export interface FauxqsModules {
  readonly buildApp: typeof buildApp;
  readonly createStores: () => FauxqsStores;
  readonly fanOutToSubscriptions: (params: FanOut) => void;
}

export type FauxqsStores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type SnsTopic = NonNullable<ReturnType<FauxqsStores['snsStore']['getTopic']>>;

export interface SnsMessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export interface FanOut extends Pick<FauxqsStores, 'snsStore' | 'sqsStore'> {
  readonly topicArn: string;
  readonly topic: SnsTopic;
  readonly messageId: string;
  readonly message: string;
  readonly messageAttributes: Readonly<Record<string, SnsMessageAttribute>>;
  readonly subject: string | undefined;
  readonly messageGroupId: string;
  readonly messageDeduplicationId: string;
}

type StoreClass<Name extends keyof FauxqsStores> = new () => FauxqsStores[Name];

export async function loadFauxqsModules(): Promise<FauxqsModules> {
  const [{ buildApp }, { SqsStore }, { SnsStore }, { S3Store }, { fanOutToSubscriptions }] =
    await Promise.all([
      import('fauxqs'),
      importInside<{ SqsStore: StoreClass<'sqsStore'> }>('./sqs/sqsStore.js'),
      importInside<{ SnsStore: StoreClass<'snsStore'> }>('./sns/snsStore.js'),
      importInside<{ S3Store: StoreClass<'s3Store'> }>('./s3/s3Store.js'),
      importInside<Pick<FauxqsModules, 'fanOutToSubscriptions'>>('./sns/actions/publish.js'),
    ]);
  const createStores = () => ({ sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() });
  return { buildApp, createStores, fanOutToSubscriptions };
}

function importInside<Module>(path: string): Promise<Module> {
  return import(new URL(path, import.meta.resolve('fauxqs')).href) as Promise<Module>;
}

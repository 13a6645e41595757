import type { buildApp } from 'fauxqs';

/**
 * The parts of fauxqs that its package does not export. Its own start function listens on every interface; with its stores,
 * its messages and its fan-out in hand, what differs from AWS can be done around it without a patch. The version is pinned.
 */
export interface FauxqsModules {
  readonly buildApp: typeof buildApp;
  readonly createStores: () => FauxqsStores;
  readonly createMessage: CreateMessage;
  readonly fanOutToSubscriptions: (params: FanOut) => void;
  readonly snsSuccessResponse: (action: string, resultXml: string) => string;
  readonly snsErrorResponse: (code: string, message: string) => string;
  readonly escapeXml: (text: string) => string;
}

export type FauxqsStores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type SnsTopic = NonNullable<ReturnType<FauxqsStores['snsStore']['getTopic']>>;
export type SqsStore = FauxqsStores['sqsStore'];
export type SqsQueue = ReturnType<SqsStore['createQueue']>;
export type SqsMessage = SqsQueue['messages'][number];
export type ReceivedMessage = ReturnType<SqsQueue['dequeue']>[number];

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

type CreateMessage = (
  body: string,
  attributes: MessageAttributes,
  delaySeconds?: number,
  groupId?: string,
  deduplicationId?: string,
) => SqsMessage;

export interface FanOut extends Pick<FauxqsStores, 'snsStore' | 'sqsStore'> {
  readonly topicArn: string;
  readonly topic: SnsTopic;
  readonly messageId: string;
  readonly message: string;
  readonly messageAttributes: MessageAttributes;
  readonly subject: string | undefined;
  readonly messageGroupId: string | undefined;
  readonly messageDeduplicationId: string | undefined;
}

type StoreClass<Name extends keyof FauxqsStores> = new () => FauxqsStores[Name];
type SqsStoreClass = StoreClass<'sqsStore'> & { readonly createMessage: CreateMessage };

export async function loadFauxqsModules(): Promise<FauxqsModules> {
  const [{ buildApp }, { SqsStore }, { SnsStore }, { S3Store }, { fanOutToSubscriptions }, xml] =
    await Promise.all([
      import('fauxqs'),
      importInside<{ SqsStore: SqsStoreClass }>('./sqs/sqsStore.js'),
      importInside<{ SnsStore: StoreClass<'snsStore'> }>('./sns/snsStore.js'),
      importInside<{ S3Store: StoreClass<'s3Store'> }>('./s3/s3Store.js'),
      importInside<Pick<FauxqsModules, 'fanOutToSubscriptions'>>('./sns/actions/publish.js'),
      importInside<Pick<FauxqsModules, 'snsSuccessResponse' | 'snsErrorResponse' | 'escapeXml'>>(
        './common/xml.js',
      ),
    ]);
  const createStores = () => ({ sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() });
  return {
    buildApp,
    createStores,
    createMessage: SqsStore.createMessage,
    fanOutToSubscriptions,
    snsSuccessResponse: xml.snsSuccessResponse,
    snsErrorResponse: xml.snsErrorResponse,
    escapeXml: xml.escapeXml,
  };
}

function importInside<Module>(path: string): Promise<Module> {
  return import(new URL(path, import.meta.resolve('fauxqs')).href) as Promise<Module>;
}

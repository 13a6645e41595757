import type { MessageAttribute } from './fauxqs-modules.ts';
import type { PublishRequest } from './publish.ts';

/** The parameters of an SNS request, flat as they come in its form. */
export type FormParameters = Readonly<Record<string, string>>;

/** Reads the message of a `Publish`, or with its prefix that of an entry of `PublishBatch`. */
export function publishRequestIn(parameters: FormParameters, prefix = ''): PublishRequest {
  return {
    body: parameters[`${prefix}Message`] ?? '',
    structure: parameters[`${prefix}MessageStructure`],
    subject: parameters[`${prefix}Subject`],
    groupId: parameters[`${prefix}MessageGroupId`],
    deduplicationId: parameters[`${prefix}MessageDeduplicationId`],
    attributes: attributesIn(parameters, prefix),
  };
}

/** The entries of a `PublishBatch`, in their order. */
export function batchEntriesIn(parameters: FormParameters): (PublishRequest & { readonly Id: string })[] {
  const entries: (PublishRequest & { readonly Id: string })[] = [];
  for (let index = 1; ; index += 1) {
    const prefix = `PublishBatchRequestEntries.member.${index}.`;
    const Id = parameters[`${prefix}Id`];
    if (Id === undefined) return entries;
    entries.push({ Id, ...publishRequestIn(parameters, prefix) });
  }
}

function attributesIn(parameters: FormParameters, prefix: string): Record<string, MessageAttribute> {
  const attributes: Record<string, MessageAttribute> = {};
  for (let index = 1; ; index += 1) {
    const entry = `${prefix}MessageAttributes.entry.${index}`;
    const name = parameters[`${entry}.Name`];
    const DataType = parameters[`${entry}.Value.DataType`];
    if (name === undefined || DataType === undefined) return attributes;
    const StringValue = parameters[`${entry}.Value.StringValue`];
    const BinaryValue = parameters[`${entry}.Value.BinaryValue`];
    attributes[name] = {
      DataType,
      ...(StringValue === undefined ? {} : { StringValue }),
      ...(BinaryValue === undefined ? {} : { BinaryValue }),
    };
  }
}

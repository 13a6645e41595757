import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { APIGatewayProxyEvent } from 'aws-lambda';

/** The three calls that an accepted delivery takes, and nothing else: no signature, no envelope, no log, no answer to a fault. */
const ledger = new DynamoDBClient({});
const topic = new SNSClient({});
const TableName = process.env['TABLE'];
const TopicArn = process.env['TOPIC_ARN'];

export const handler = async (event: APIGatewayProxyEvent) => {
  const pk = { S: `privy/main#${event.headers['svix-id']}` };
  const at = new Date().toISOString();
  const expiresAt = { N: '1803632400' };
  const type = { S: 'privy.user.linked_account' };
  await ledger.send(
    new PutItemCommand({
      TableName,
      Item: { pk, type, status: { S: 'claimed' }, claimedAt: { S: at }, expiresAt },
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
      ExpressionAttributeValues: { ':now': expiresAt },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }),
  );
  await topic.send(
    new PublishCommand({
      TopicArn,
      Message: Buffer.from(event.body ?? '', 'base64').toString(),
      MessageGroupId: 'privy/main#did:privy:cm3np4u9j001rc8b73seqmqqk',
      MessageDeduplicationId: pk.S,
      MessageAttributes: { type: { DataType: 'String', StringValue: type.S } },
    }),
  );
  await ledger.send(
    new UpdateItemCommand({
      TableName,
      Key: { pk },
      UpdateExpression: 'SET #status = :published, publishedAt = :at, expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(pk) OR #status <> :published OR expiresAt < :now',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':published': { S: 'published' },
        ':at': { S: at },
        ':expiresAt': expiresAt,
        ':now': expiresAt,
      },
    }),
  );
  return { statusCode: 200, body: '' };
};

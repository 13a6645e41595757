import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTopicCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { type MessagingEngine, startFauxqs } from '../../local/cloud/engines/fauxqs.ts';
import { keepNotices } from '../../local/keep-notices.ts';
import { type LocalNotice, noticeText } from '../../local/notices.ts';

const NOTICE = { handler: 'greeter', topic: 'people', subject: 'A key left', text: 'Two\nlines' };

describe('notices for people on this machine', () => {
  let messaging: MessagingEngine;
  let sns: SNSClient;
  let logs: string;

  beforeEach(async () => {
    messaging = await startFauxqs();
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    sns = new SNSClient({ endpoint: messaging.endpoint, region: 'eu-west-1', credentials });
    logs = await mkdtemp(join(tmpdir(), 'notices-'));
  });

  afterEach(async () => {
    sns.destroy();
    await messaging.close();
    await rm(logs, { recursive: true });
  });

  async function topic(Name: string, path: string) {
    const Attributes: Record<string, string> = Name.endsWith('.fifo') ? { FifoTopic: 'true' } : {};
    return { path, arn: (await sns.send(new CreateTopicCommand({ Name, Attributes }))).TopicArn ?? '' };
  }

  it('are told by the names of the handler and of its topic, and kept in a file', async () => {
    const told: LocalNotice[] = [];
    const progress: string[] = [];
    const closing = new AsyncDisposableStack();
    const people = await topic('people', 'Pipeline/greeter/Topics/people/Topic');
    const events = await topic('events.fifo', 'Pipeline/Events/Topic');
    const options = {
      onNotice: (notice: LocalNotice) => told.push(notice),
      onProgress: (line: string) => progress.push(line),
    };

    keepNotices([people, events], { messaging, directory: { logs }, options, closing });
    await sns.send(
      new PublishCommand({ TopicArn: people.arn, Subject: 'A key left', Message: 'Two\nlines' }),
    );
    await sns.send(
      new PublishCommand({
        TopicArn: events.arn,
        Message: 'an event',
        MessageGroupId: 'g',
        MessageDeduplicationId: 'd',
      }),
    );
    await closing.disposeAsync();

    expect(told).toEqual([NOTICE]);
    const file = join(logs, 'notices.log');
    expect(await readFile(file, 'utf8')).toContain('greeter to people\nSubject: A key left\n\nTwo\nlines\n');
    expect(progress).toEqual([
      `notices are not mailed from here: they are shown in one line each, and kept in ${file}`,
    ]);
  });

  it('are not spoken of where no handler has a topic for them', async () => {
    const progress: string[] = [];
    const closing = new AsyncDisposableStack();
    const events = await topic('events.fifo', 'Pipeline/Events/Topic');

    const options = { onProgress: (line: string) => progress.push(line) };
    keepNotices([events], { messaging, directory: { logs }, options, closing });

    expect(progress).toEqual([]);
    await closing.disposeAsync();
  });

  it('are in the file as a person reads them', () => {
    expect(noticeText(NOTICE, new Date('2026-11-22T10:00:00.000Z'))).toBe(
      '2026-11-22T10:00:00.000Z greeter to people\nSubject: A key left\n\nTwo\nlines\n',
    );
  });
});

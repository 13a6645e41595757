/// <reference lib="esnext.disposable" />
import { join } from 'node:path';
import type { MessagingEngine } from './cloud/engines/fauxqs.ts';
import { openLineLog } from './cloud/functions/line-log.ts';
import type { LocalTopic } from './cloud/resources/local-stack.ts';
import type { DataDirectory } from './data-directory.ts';
import type { LocalOptions } from './local-options.ts';
import { noticeText, noticeTopics, watchNotices } from './notices.ts';

/** Where notices come from and go. */
export interface KeptNotices {
  readonly messaging: Pick<MessagingEngine, 'onPublished'>;
  readonly directory: Pick<DataDirectory, 'logs'>;
  readonly options: Pick<LocalOptions, 'onNotice' | 'onProgress'>;
  readonly closing: AsyncDisposableStack;
}

/** Keeps what handlers publish for people in a file, and says so, because nobody gets an e-mail from here. */
export function keepNotices(
  topics: readonly LocalTopic[],
  { messaging, directory, options, closing }: KeptNotices,
): void {
  if (noticeTopics(topics).length === 0) return;
  const file = join(directory.logs, 'notices.log');
  const log = openLineLog(file);
  closing.defer(() => log.close());
  const end = watchNotices(topics, messaging, (notice) => {
    log.write(noticeText(notice, new Date()));
    options.onNotice?.(notice);
  });
  closing.defer(end);
  options.onProgress?.(
    `notices are not mailed from here: they are shown in one line each, and kept in ${file}`,
  );
}

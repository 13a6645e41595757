import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';

/** What every line begins with. No more than is read: a line is paid for by its bytes. */
export class LineFormat extends LogFormatter {
  override formatAttributes(
    { logLevel, message, timestamp, serviceName }: UnformattedAttributes,
    facts: LogAttributes,
  ): LogItem {
    const head = {
      level: logLevel,
      message,
      timestamp: this.formatTimestamp(timestamp),
      service: serviceName,
    };
    return new LogItem({ attributes: { ...head, ...facts } });
  }
}

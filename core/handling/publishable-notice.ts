import type { Notice } from './notices.ts';

/** SNS takes less than a hundred. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const MAX_SUBJECT = 99;
/** What Amazon Q shows in a chat. Nobody reads more in an e-mail. */
const MAX_TEXT = 8_000;
const MAX_VALUE = 256;

const ATTRIBUTE_NAME = /^[A-Za-z0-9_-]{1,256}$/;
const MARKS = /\p{Mark}/gu;
const NOT_PRINTABLE_ASCII = /[^ -~]/g;
/** What XML has no place for, and with it SNS and SQS: most control characters, half an emoji. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/**
 * The notice as a topic takes it. What people can do without is mended and not refused, because a notice that fails for its
 * form would fail each time. Throws `NotANoticeError` where nothing would be left to read.
 */
export function publishableNotice({ subject, text, attributes = {} }: Notice): Required<Notice> {
  const notice = {
    subject: subjectLine(String(subject)),
    text: cut(xmlText(String(text)), MAX_TEXT),
    attributes: Object.fromEntries(
      Object.entries(attributes)
        .map(([name, value]) => [name, cut(xmlText(String(value)), MAX_VALUE)] as const)
        .filter(([, value]) => value !== ''),
    ),
  };
  if (notice.subject === '')
    throw new NotANoticeError('subject', 'a line with at least one printable character');
  if (notice.text.trim() === '') throw new NotANoticeError('text', 'a text that says something');
  const badName = Object.keys(attributes).find((name) => !ATTRIBUTE_NAME.test(name));
  if (badName !== undefined)
    throw new NotANoticeError(
      `the attribute ${JSON.stringify(badName)}`,
      'names of 1 to 256 letters, digits, hyphens and underscores',
    );
  return notice;
}

function subjectLine(text: string): string {
  const letters = text.normalize('NFKD').replace(MARKS, '').replace(/\s+/g, ' ');
  return cut(letters.replace(NOT_PRINTABLE_ASCII, '?').trim(), MAX_SUBJECT);
}

function xmlText(text: string): string {
  return text.replace(NOT_XML, '\u{fffd}');
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // Never between the halves of a character.
  return `${text.slice(0, length - 3).replace(/[\ud800-\udbff]$/, '')}...`;
}

/** What `notify` was given is nothing that people could read. */
export class NotANoticeError extends Error {
  readonly code = 'not-a-notice';

  constructor(field: string, allowed: string) {
    super(`notify was given a notice that no topic takes: ${field}; allowed: ${allowed}`);
    this.name = 'NotANoticeError';
  }
}

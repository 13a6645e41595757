import type { DirectoryUser, DirectoryWallet } from '../../core/directory/directory-user.ts';
import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { ListedDirectory } from '../../ops/directory/list-directory.ts';
import type { ListedUser } from '../../ops/directory/listed-user.ts';
import type { Page } from '../output/page.ts';

/** The users of the directory for reading. */
export function directoryLines({ users }: ListedDirectory, page: Page): string[] {
  const count = users.length === 1 ? '1 user' : `${users.length} users`;
  return [`${count} in the directory`, ...users.flatMap((user) => ['', ...userLines(user, page)])];
}

/** What the directory says of a user for reading. */
export function userLines({ userId, source, user, deleted, asOf, lastEventId }: ListedUser, page: Page) {
  return [
    `${page.paint('strong', userId)}  ${source}`,
    ...(user === undefined ? [] : factsOf(user)).flatMap(([name, values]) => factLines(name, values, page)),
    ...(deleted ? factLines('deleted', [asOf], page) : []),
    ...factLines('as of', [`${asOf}, event ${lastEventId}`], page),
  ];
}

type Fact = readonly [name: string, values: readonly string[]];

function factsOf({
  createdAt,
  lastSeenAt,
  accounts,
  wallets,
  mfaMethods = [],
  kycStatus,
}: DirectoryUser): Fact[] {
  return [
    ['created', listed(createdAt)],
    ['seen', listed(lastSeenAt)],
    ['accounts', accounts.map(({ type, identifier = '' }) => `${type} ${identifier}`.trim())],
    ['wallets', wallets.map(walletText)],
    ['mfa', listed(mfaMethods.join(', '))],
    ['kyc', listed(kycStatus)],
  ];
}

function listed(value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [value];
}

/** A wallet for reading. */
export function walletText({
  address,
  chain,
  kind,
  exportedAt,
  recoveredAt,
  recoveryMethod,
}: DirectoryWallet): string {
  const facts = [
    ...listed(chain),
    kind,
    ...listed(exportedAt && `exported ${exportedAt}`),
    ...listed(recoveredAt && `recovered ${recoveredAt}`),
    ...listed(recoveryMethod && `recovery ${recoveryMethod}`),
  ];
  return `${address} ${facts.join(', ')}`;
}

const NAME_COLUMNS = 8;
const INDENT = 2;

/** A name once, and its values below each other. A value that is too wide goes on in the next line, further in. */
function factLines(name: string, values: readonly string[], { columns, paint }: Page): string[] {
  const width = columns - INDENT - NAME_COLUMNS - 2;
  const lines = values.flatMap((value) =>
    wrapText(value, width - INDENT).map((line, index) =>
      index === 0 ? line : `${' '.repeat(INDENT)}${line}`,
    ),
  );
  return lines.map(
    (line, index) =>
      `${' '.repeat(INDENT)}${paint('quiet', (index === 0 ? name : '').padEnd(NAME_COLUMNS))}  ${line}`,
  );
}

import type { DeletedItem, DirectoryItem } from '../../core/directory/directory-item.ts';
import {
  type DirectoryUser,
  type DirectoryWallet,
  directoryUser,
} from '../../core/directory/directory-user.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';

/** An item of the table `users`. */
export type StoredUser = DirectoryItem | DeletedItem;

/** How wide a line may be, and how it is coloured. */
export interface DirectoryLook {
  readonly columns: number;
  readonly paint: Paint;
}

/** The items of the directory for reading. Of who is there but for what they do not have, nothing is known. */
export function directoryLines(items: readonly StoredUser[], look: DirectoryLook): string[] {
  const known = items.filter((item) => item.deleted || directoryUser(item) !== undefined);
  const count = known.length === 1 ? '1 user' : `${known.length} users`;
  const sorted = known.toSorted((a, b) => (a.pk < b.pk ? -1 : 1));
  return [`${count} in the directory`, ...sorted.flatMap((item) => ['', ...userLines(item, look)])];
}

function userLines(item: StoredUser, look: DirectoryLook): string[] {
  const { paint } = look;
  const user = directoryUser(item);
  const facts = user === undefined ? [] : factsOf(user);
  const asOf = item.lastEventTime ?? item.lastReceivedTime ?? '';
  return [
    `${paint('strong', item.userId)}  ${item.source}`,
    ...facts.flatMap(([name, values]) => factLines(name, values, look)),
    ...(item.deleted ? factLines('deleted', [asOf], look) : []),
    ...factLines('as of', [`${asOf}, event ${item.lastEventId}`], look),
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

function walletText({
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
function factLines(name: string, values: readonly string[], { columns, paint }: DirectoryLook): string[] {
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

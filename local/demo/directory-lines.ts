import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Paint } from './paint.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** The items of the directory for reading, in the words of lambda/handlers/user-directory. */
export function directoryLines(items: readonly Item[], paint: Paint): string[] {
  const count = items.length === 1 ? '1 user' : `${items.length} users`;
  const sorted = items.toSorted((a, b) => (text(a, 'pk') < text(b, 'pk') ? -1 : 1));
  return [`${count} in the directory`, ...sorted.flatMap((item) => ['', ...userLines(item, paint)])];
}

function userLines(item: Item, paint: Paint): string[] {
  const fact = (name: string, values: readonly string[]) =>
    values.map((value, index) => `  ${paint('quiet', (index === 0 ? name : '').padEnd(8))}  ${value}`);
  const accounts = maps(item, 'accounts').map((account) =>
    `${text(account, 'type')} ${text(account, 'identifier')}`.trim(),
  );
  const wallets = maps(item, 'wallets').map(
    (wallet) =>
      `${text(wallet, 'address')} ${[text(wallet, 'chain'), text(wallet, 'kind')].filter(Boolean).join(', ')}`,
  );
  return [
    `${paint('strong', text(item, 'userId'))}  ${text(item, 'source')}`,
    ...(item['deleted']?.BOOL === true ? fact('deleted', [asOf(item)]) : []),
    ...fact('accounts', accounts),
    ...fact('wallets', wallets),
    ...fact('as of', [`${asOf(item)}, event ${text(item, 'lastEventId')}`]),
  ];
}

/** When the last event happened or, where the provider tells no time, arrived. */
function asOf(item: Item): string {
  return text(item, 'lastEventTime') || text(item, 'lastReceivedTime');
}

function text(item: Item, name: string): string {
  return item[name]?.S ?? '';
}

function maps(item: Item, name: string): Item[] {
  return (item[name]?.L ?? []).flatMap(({ M }) => (M === undefined ? [] : [M]));
}

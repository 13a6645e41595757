import { isIPv6 } from 'node:net';
import type { ProviderName } from '../../core/providers/index.ts';
import {
  type AddressList,
  type PublishedAddresses,
  publishedAddresses,
} from '../../core/providers/published-addresses.ts';
import type { Stage } from '../stage/stage.ts';
import { type Check, whatIsWrong } from './check.ts';
import { includesRange } from './includes-range.ts';

const NAME = 'allow-list';
const ANSWER_MILLISECONDS = 5_000;

/** The addresses that the providers publish are those that this version lets in, where the list of them can be reached. */
export async function checkAllowList(
  { description }: Stage,
  fetch: typeof globalThis.fetch,
): Promise<readonly Check[]> {
  const names = new Set(Object.values(description.sources).map(({ provider }) => provider as ProviderName));
  const checks = [...names].map(async (name) => {
    const published = publishedAddresses[name];
    return published?.list === undefined
      ? []
      : await compare(name, { ...published, list: published.list }, fetch);
  });
  return (await Promise.all(checks)).flat();
}

async function compare(
  provider: ProviderName,
  { cidrs, copiedOn, list }: PublishedAddresses & { readonly list: AddressList },
  fetch: typeof globalThis.fetch,
): Promise<readonly Check[]> {
  const ranges = await read(list, fetch);
  if (ranges === undefined)
    return [
      {
        name: NAME,
        state: 'unknown',
        sentence: `${list.url} cannot be read from here; the addresses of ${provider} are those of ${copiedOn}`,
      },
    ];
  const missing = ranges.filter((range) => !cidrs.some((cidr) => includesRange(cidr, range)));
  return whatIsWrong(
    NAME,
    missing.map((range) => ({
      sentence: `deliveries of ${provider} also come from ${range}, which the list of ${copiedOn} lacks: give its sources allowedCidrs with it, or deploy a newer version`,
    })),
    `has all ${ranges.length} ranges that ${new URL(list.url).host} publishes for ${provider}`,
  );
}

/** The ranges, or undefined where the list is not reached, or is none. */
async function read(
  { url, key }: AddressList,
  fetch: typeof globalThis.fetch,
): Promise<readonly string[] | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
    const lists = (await answer.json()) as Readonly<Record<string, unknown>> | null;
    const ranges = answer.ok ? lists?.[key] : undefined;
    if (!Array.isArray(ranges) || ranges.length === 0) return undefined;
    return ranges.map((range) => asRange(String(range)));
  } catch {
    // No network, a proxy that answers for it, another form: of none of these anything follows.
    return undefined;
  }
}

function asRange(text: string): string {
  if (text.includes('/')) return text;
  return `${text}/${isIPv6(text) ? 128 : 32}`;
}

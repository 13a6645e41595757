import type { ProviderName } from './index.ts';

/** Addresses that a provider says its deliveries come from. */
export interface PublishedAddresses {
  /** Where the provider publishes them. */
  readonly publishedAt: string;
  /** When they were copied from there. */
  readonly copiedOn: string;
  /** The ranges, of both address families. */
  readonly cidrs: readonly string[];
  /** The list for programs that says whether they are still all. @default there is none */
  readonly list?: AddressList;
}

/** A JSON object of lists of addresses and ranges. */
export interface AddressList {
  readonly url: string;
  /** The list that counts. */
  readonly key: string;
}

/**
 * What each provider publishes. A provider that is missing publishes nothing, so that its sources are open to any
 * address. The signature authenticates a delivery, not its address: Privy sends through Svix, and every customer of
 * Svix sends from these addresses.
 */
export const publishedAddresses: Readonly<Partial<Record<ProviderName, PublishedAddresses>>> = {
  privy: {
    publishedAt: 'https://docs.privy.io/api-reference/webhooks/overview, "Static IPs"',
    copiedOn: '2026-11-22',
    cidrs: [
      '44.228.126.217/32',
      '50.112.21.217/32',
      '52.24.126.164/32',
      '54.148.139.208/32',
      // Svix itself publishes 2600:1f24:64:8000::/56. The wider range is what Privy promises to send from.
      '2600:1f24:64:8000::/52',
    ],
    // Privy's environment is in this region of Svix.
    list: { url: 'https://docs.svix.com/webhook-ips.json', key: 'us' },
  },
};

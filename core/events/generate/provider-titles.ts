import { providers } from '../../providers/index.ts';

/** `Privy and Dynamic` */
export function providerTitles(): string {
  const titles = Object.values(providers).map(({ title }) => title);
  return new Intl.ListFormat('en').format(titles);
}

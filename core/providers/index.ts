import { dynamic } from './dynamic/index.ts';
import { privy } from './privy/index.ts';
import type { Provider } from './provider.ts';

/** Every provider the pipeline knows. A third one is a folder beside this file and a line here. */
export const providers = { privy, dynamic } as const satisfies Record<string, Provider>;

export type ProviderName = keyof typeof providers;

export const providerNames = Object.keys(providers) as ProviderName[];

import { providers } from '../../core/providers/index.ts';

/** The headers that neither the log nor the sampled requests may show: whoever has a signature can replay its delivery. */
export const SIGNATURE_HEADERS: readonly string[] = Object.values(providers).flatMap(
  ({ signatureHeaders }) => signatureHeaders,
);

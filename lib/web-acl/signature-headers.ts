/** The headers that neither the log nor the sampled requests may show: whoever has a signature can replay its delivery. */
export const SIGNATURE_HEADERS = ['svix-signature', 'webhook-signature', 'x-dynamic-signature-256'] as const;

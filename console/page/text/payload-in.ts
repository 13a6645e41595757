/** The payload in an envelope. Undefined where it is no JSON object. */
export function payloadIn(envelope: string): { readonly data: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(envelope);
    return typeof value === 'object' && value !== null
      ? { data: (value as { readonly data?: unknown }).data }
      : undefined;
  } catch {
    return undefined;
  }
}

import type { RawRequest, RejectionReason } from './provider.ts';

export type SingleHeader =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: Extract<RejectionReason, 'missing-header' | 'duplicate-header'> };

/**
 * The value of a header that must be there exactly once. A header sent twice is refused rather than choosing one: two
 * programs that choose differently would disagree on what was signed. An empty value counts as missing.
 */
export function singleHeader(headers: RawRequest['headers'], name: string): SingleHeader {
  const values = headers.get(name) ?? [];
  if (values.length > 1) return { ok: false, reason: 'duplicate-header' };
  const [value] = values;
  return value ? { ok: true, value } : { ok: false, reason: 'missing-header' };
}

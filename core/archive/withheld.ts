/** Below these the catalogue has types whose payloads carry key material. What it does not have yet may carry some too. */
const WITH_KEY_MATERIAL = ['dynamic.wallet.delegation.', 'dynamic.wallet.offlineRecovery.'] as const;

/** True for an event that the archive keeps only where a stage asks for it, because of key material in its payload. */
export function isWithheld(type: string): boolean {
  return WITH_KEY_MATERIAL.some((beginning) => type.startsWith(beginning));
}

import { AdopterError } from './config/adopter-error.ts';

/** The first Node that runs TypeScript as it is written. */
const LEAST = { major: 22, minor: 18 } as const;

/** This Node cannot load what the app imports. */
class NodeTooOldError extends AdopterError {}

/** Refuses a Node that is too old, before anything else fails on it. */
export function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST.major || (major === LEAST.major && minor >= LEAST.minor)) return;
  throw new NodeTooOldError(
    `node: ${version} is too old for wallet-webhooks; allowed: ${LEAST.major}.${LEAST.minor} or later; install it from https://nodejs.org`,
  );
}

checkNode(process.versions.node);

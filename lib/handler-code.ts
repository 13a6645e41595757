import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { hostedManifest } from '../lambda/handler-kit/hosted-manifest.ts';
import type { HandlerManifest } from '../lambda/handler-kit/manifest.ts';
import type { Bundle } from './bundle.ts';
import { bundledCode } from './bundled-code.ts';
import { entryPath } from './config/entry-path.ts';

/** What hosts a handler, as it is found from this module: in TypeScript here, in JavaScript where it was compiled. */
const HOST = fileURLToPath(
  new URL(`../lambda/handler-kit/host-handler${import.meta.url.slice(-'.ts'.length)}`, import.meta.url),
);

/** The code of a handler: its `handle`, wherever that is, hosted by this package's kit. */
export function handlerCode(manifest: HandlerManifest): Code {
  return bundledCode(handlerBundle(manifest));
}

/** A handler before it is bundled. Of its manifest the bundle holds what the host needs, so it imports no manifest. */
export function handlerBundle(manifest: HandlerManifest): Bundle {
  const entry = entryPath(manifest.entry);
  const contents = [
    `import { hostHandler } from ${JSON.stringify(HOST)};`,
    `import { handle } from ${JSON.stringify(entry)};`,
    `const manifest = ${JSON.stringify(hostedManifest(manifest))};`,
    'export const handler = hostHandler({ manifest, handle });',
  ];
  return {
    name: `the handler "${manifest.name}"`,
    label: manifest.name,
    contents: contents.join('\n'),
    folder: dirname(entry),
  };
}

import { createHash } from 'node:crypto';

/** Beside the assets of an assembly: what is deployed has no source maps. */
export const MAPS_FOLDER = 'source-maps';

const DIGITS = 12;

/** How frames name a build, as a pattern: `user-directory-0f1e2d3c4b5a.mjs`. */
export const BUILD_NAME = `[a-z0-9-]+-[0-9a-f]{${DIGITS}}\\.mjs`;

/** Code that says in its stack traces which build it is. */
export interface NamedBuild {
  readonly name: string;
  readonly code: string;
}

/** Names a build after its function and the hash of its code. The comment makes V8 call the file so wherever it runs. */
export function nameBuild(label: string, code: string): NamedBuild {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, DIGITS);
  const name = `${label}-${hash}.mjs`;
  return { name, code: `${code}//# sourceURL=${name}\n` };
}

/** The file with the source map of a build. */
export function mapName(build: string): string {
  return `${build}.map`;
}

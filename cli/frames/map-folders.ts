import { fileURLToPath } from 'node:url';
import { MAPS_FOLDER } from '../../lib/build-name.ts';

/** Where the synthesis keeps source maps, and those of the functions that come bundled with the package. */
export const MAP_FOLDERS: readonly string[] = [
  `cdk.out/${MAPS_FOLDER}`,
  fileURLToPath(new URL(`../../${MAPS_FOLDER}`, import.meta.url)),
];

import { build, type Metafile } from 'esbuild';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { type Bundle, buildOptions } from '../../lib/bundle.ts';
import { handlerBundle } from '../../lib/handler-code.ts';
import { packageBundle } from '../../lib/package-code.ts';
import { type Bench, figure } from '../bench.ts';

/** What a bundle is made of, by where it comes from: the first that fits. */
const PARTS: readonly (readonly [name: string, from: RegExp])[] = [
  ['the catalogue of events, and the comparison with it', /core\/events\//],
  ["AWS's SDK", /node_modules\/(?:@aws-sdk|@smithy|@aws-crypto|@aws\/|fast-xml|bowser|uuid|tslib|strnum)/],
  ['other packages', /node_modules\//],
  ['this project', /./],
];

/** What the code weighs that a sandbox loads, and how much of that is the catalogue. */
export const bundle: Bench = {
  name: 'bundle',
  title: 'What is in a bundle',
  about: 'KB of minified code, by where it comes from.',
  async run() {
    const bundles: readonly (readonly [string, Bundle])[] = [
      ['intake', packageBundle('intake')],
      ['user-directory', handlerBundle(userDirectory)],
    ];
    const sizes = await Promise.all(bundles.map(([, each]) => sizesOf(each)));
    const rows = PARTS.map(([name]) => [name, ...sizes.map((size) => figure((size.get(name) ?? 0) / 1_024))]);
    const sums = sizes.map((size) =>
      figure([...size.values()].reduce((sum, bytes) => sum + bytes, 0) / 1_024),
    );
    const table = { columns: ['', ...bundles.map(([name]) => name)], rows: [...rows, ['together', ...sums]] };
    return { tables: [table], goals: [] };
  },
};

async function sizesOf(each: Bundle): Promise<ReadonlyMap<string, number>> {
  const { metafile } = await build({ ...buildOptions(each, 'not-written'), write: false, metafile: true });
  const sizes = new Map<string, number>();
  for (const [file, bytes] of inputsOf(metafile)) {
    const name = PARTS.find(([, from]) => from.test(file))?.[0] ?? '';
    sizes.set(name, (sizes.get(name) ?? 0) + bytes);
  }
  return sizes;
}

function inputsOf({ outputs }: Metafile): (readonly [file: string, bytes: number])[] {
  const [output] = Object.values(outputs);
  return Object.entries(output?.inputs ?? {}).map(
    ([file, { bytesInOutput }]) => [file, bytesInOutput] as const,
  );
}

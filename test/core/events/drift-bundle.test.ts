import { build } from 'esbuild';

const KIBIBYTE = 1024;
const folder = new URL('../../../core/events/', import.meta.url).pathname;

describe('what the intake needs of the catalogue', () => {
  it('adds less than 20 KiB to a bundle, and no zod', async () => {
    const contents =
      "export { checkDrift } from './drift.ts'; export { isKnownType } from './event-types.ts';";
    const { metafile } = await build({
      stdin: { contents, resolveDir: folder, loader: 'ts' },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      write: false,
      metafile: true,
    });
    const [output] = Object.values(metafile.outputs);
    expect(output?.bytes).toBeLessThan(20 * KIBIBYTE);
    expect(Object.keys(metafile.inputs).filter((input) => input.includes('zod'))).toEqual([]);
    expect(Object.keys(metafile.inputs).some((input) => input.endsWith('generated/drift-tables.ts'))).toBe(
      true,
    );
  });
});

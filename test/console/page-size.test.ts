import { gzipSync } from 'node:zlib';
import { buildPage } from '../../console/build-page.ts';

const MOST_BYTES = 40 * 1024;

describe('the page', () => {
  it('comes in at most 40 KB, compressed', async () => {
    const files = await buildPage();

    expect(Object.keys(files).sort()).toEqual(['page.js', 'style.css']);
    const bytes = Object.values(files).reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('loads nothing from elsewhere', async () => {
    const { 'page.js': script = '', 'style.css': style = '' } = await buildPage();

    expect(style).not.toMatch(/url\(|@import/);
    // The names of namespaces are addresses too.
    expect(new Set(script.match(/https?:\/\/[\w.]+/g))).toEqual(new Set(['http://www.w3.org']));
  });
});

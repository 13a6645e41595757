import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskScratch } from '../../aws/disk-scratch.ts';

describe('a scratch file on disk', () => {
  it('gives back what was appended, all or a part of it, and is gone when it is removed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scratch-'));
    const file = await new DiskScratch(folder).create();
    const bytes = Buffer.from('abc');
    await file.append(bytes);
    bytes.fill(0);
    await file.append(Buffer.from('def'));

    expect(file.bytes).toBe(6);
    expect(Buffer.from(await file.read({ from: 0, to: 6 })).toString()).toBe('abcdef');
    expect(Buffer.from(await file.read({ from: 2, to: 4 })).toString()).toBe('cd');
    expect(file.content()).toEqual({ path: join(folder, '1'), bytes: 6 });
    await expect(file.read({ from: 4, to: 8 })).rejects.toThrow('has no byte 6');

    await file.remove();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes away what a process that died has left', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scratch-'));
    writeFileSync(join(folder, '1'), 'left');

    new DiskScratch(folder);

    expect(existsSync(folder)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });
});

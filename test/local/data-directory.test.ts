import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStartError } from '../../local/cloud/cannot-start-error.ts';
import { openDataDirectory } from '../../local/data-directory.ts';

describe('openDataDirectory', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'data-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  function describePipeline(pid: number, api: string) {
    return writeFile(join(directory, 'pipeline.json'), JSON.stringify({ pid, api }));
  }

  it('makes what is needed, however deep, and gives absolute paths', async () => {
    const path = join(directory, 'a', 'b');

    expect(await openDataDirectory(path)).toEqual({
      path,
      logs: join(path, 'logs'),
      assembly: join(path, 'cdk.out'),
      pipelineFile: join(path, 'pipeline.json'),
      s3: join(path, 's3'),
      watch: join(path, 'watch'),
    });
    expect(existsSync(join(path, 'logs'))).toBe(true);
  });

  it.each([
    ['whose process is gone', 2 ** 22 + 1],
    ['whose number is another process by now', process.pid],
  ])('removes the description of a pipeline %s', async (_what, pid) => {
    await describePipeline(pid, 'http://127.0.0.1:9');

    const { pipelineFile } = await openDataDirectory(directory);

    expect(existsSync(pipelineFile)).toBe(false);
  });

  it('removes what is no description at all', async () => {
    await writeFile(join(directory, 'pipeline.json'), '{"pid":');

    const { pipelineFile } = await openDataDirectory(directory);

    expect(existsSync(pipelineFile)).toBe(false);
  });

  it.each([
    ['where no folder can be made', '/proc/x/y', 'ENOENT at /proc/x'],
    ['below a file', '/dev/null/x', 'ENOTDIR at /dev/null/x'],
  ])('refuses in one line a directory %s', async (_what, path, reason) => {
    await expect(openDataDirectory(path)).rejects.toMatchObject({
      code: 'NO_DATA_DIRECTORY',
      message: `the data directory ${path} cannot be written to (${reason}); choose another with --data-dir`,
    });
  });

  it('refuses the directory of a pipeline that answers', async () => {
    const server = createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await describePipeline(process.pid, api);

    const refused = await openDataDirectory(directory).catch((error: unknown) => error);

    server.close();
    expect(refused).toBeInstanceOf(CannotStartError);
    expect(refused).toMatchObject({
      code: 'DATA_DIRECTORY_IN_USE',
      message: `the data directory ${directory} belongs to the pipeline at ${api} (process ${process.pid}); stop that one or choose another with --data-dir`,
    });
    expect(existsSync(join(directory, 'pipeline.json'))).toBe(true);
  });
});

import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { CannotStartError } from '../../../../local/cloud/cannot-start-error.ts';
import { findDynoxide, startDynoxide } from '../../../../local/cloud/engines/dynoxide.ts';

describe('dynoxide', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dynoxide-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function executable(script: string) {
    const file = join(folder, 'dynoxide');
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  }

  it('starts on the loopback address, writes its log and ends when it is closed', async () => {
    const logFile = join(folder, 'dynoxide.log');
    const engine = await startDynoxide({ executable: findDynoxide(), logFile });
    const client = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      maxAttempts: 1,
    });

    expect(engine.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);

    await engine.close();
    await expect(client.send(new ListTablesCommand({}))).rejects.toThrow(/ECONNREFUSED/);
    expect(await readFile(logFile, 'utf8')).toContain('listening on');
    client.destroy();
  });

  it('takes the one on the PATH where npm installed none for the platform', async () => {
    const file = await executable('exit 0');

    expect(findDynoxide({ platform: 'plan9', path: `/nowhere:${folder}` })).toBe(file);
  });

  it('fails in one line that says how to get it, where there is none', () => {
    const finding = expect(() => findDynoxide({ platform: 'plan9', path: folder }));

    finding.toThrow(CannotStartError);
    finding.toThrow(
      /^no DynamoDB engine: neither the package @dynoxide\/plan9-\w+ nor a dynoxide on the PATH .* run brew install nubo-db\/tap\/dynoxide/,
    );
  });

  it('fails with what the engine says where it does not start', async () => {
    const file = await executable('echo "cannot open the database" >&2; exit 3');

    await expect(startDynoxide({ executable: file, logFile: join(folder, 'log') })).rejects.toThrow(
      `${file} does not start: cannot open the database`,
    );
  });

  it('tries again on another port where somebody took the one it chose', async () => {
    const file = await executable(
      `if [ -e ${folder}/tried ]; then echo "listening on $5"; exec sleep 60; fi; touch ${folder}/tried; echo "port $5 is already in use"; exit 1`,
    );

    const engine = await startDynoxide({ executable: file, logFile: join(folder, 'log') });

    await engine.close();
    expect(await readFile(join(folder, 'log'), 'utf8')).toMatch(/already in use\nlistening on \d+\n/);
  });
});

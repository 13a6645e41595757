import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHandlerSecrets } from '../../local/handler-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'handler-secrets-'));
const file = join(folder, 'secrets.json');
afterAll(() => rmSync(folder, { recursive: true }));

describe('readHandlerSecrets', () => {
  it('gives the value of each secret', () => {
    writeFileSync(file, '{"crm/api-token":"token-1"}');

    expect(readHandlerSecrets(file)).toEqual({ 'crm/api-token': 'token-1' });
  });

  it.each(['{"crm":1}', '["planted"]', 'planted'])('refuses %s in one line that repeats no value', (text) => {
    writeFileSync(file, text);

    expect(() => readHandlerSecrets(file)).toThrow(
      `--secrets ${file} does not hold what it must; allowed: a JSON object with a text for each secret's name, such as {"crm/api-token":"…"}`,
    );
  });

  it('refuses a file that is not there', () => {
    expect(() => readHandlerSecrets(join(folder, 'none'))).toThrow('cannot be read; give it a JSON file');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createFunctionHost,
  type FunctionHost,
  type FunctionSpec,
} from '../../../../local/cloud/functions/function-host.ts';

export interface TestFunction {
  readonly host: FunctionHost;
  readonly codeDirectory: string;
  /** Closes the host, so that everything is written, and reads what the sandboxes printed. */
  closeAndReadLog(): Promise<string[]>;
  dispose(): Promise<void>;
}

/** A host for a bundle written into a temporary folder. */
export function testFunction(bundle: string, spec: Partial<FunctionSpec> = {}): TestFunction {
  const codeDirectory = mkdtempSync(join(tmpdir(), 'function-'));
  writeFileSync(join(codeDirectory, 'index.mjs'), bundle);
  const logFile = join(codeDirectory, 'logs', 'function.log');
  const host = createFunctionHost({
    name: 'under-test',
    codeDirectory,
    handler: 'index.handler',
    environment: {},
    timeoutSeconds: 10,
    memoryMegabytes: 128,
    logFile,
    ...spec,
  });
  return {
    host,
    codeDirectory,
    async closeAndReadLog() {
      await host.close();
      return readFileSync(logFile, 'utf8').split('\n');
    },
    async dispose() {
      await host.close();
      rmSync(codeDirectory, { recursive: true });
    },
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Handler = (event: unknown, context: unknown) => unknown;

class RuntimeError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const EXTENSIONS = ['.mjs', '.js', '.cjs'];

/** Imports `<file>.<export>` from the bundle. Fails with Lambda's names for what can be wrong with it. */
export async function loadHandler(taskRoot: string, handler: string): Promise<Handler> {
  const [file = '', ...exportPath] = handler.split('.');
  const path = EXTENSIONS.map((extension) => join(taskRoot, file + extension)).find(existsSync);
  if (path === undefined) {
    throw new RuntimeError('Runtime.ImportModuleError', `Cannot find module '${file}' in ${taskRoot}`);
  }
  const found = dig(await importModule(path), exportPath);
  if (typeof found !== 'function') {
    throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (found.length > 2) {
    throw new RuntimeError(
      'Runtime.CallbackHandlerDeprecated',
      `${handler} takes a callback, which Lambda no longer supports since Node 24: make it async`,
    );
  }
  return found as Handler;
}

async function importModule(path: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('Runtime.UserCodeSyntaxError', error.message);
    throw error;
  }
}

function dig(module: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name],
    module,
  );
}

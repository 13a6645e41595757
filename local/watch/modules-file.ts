import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'modules.txt';

/** Makes room in a folder for the list of the modules that an app is made of, and gives the file's path. */
export async function makeModulesFile(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return join(folder, NAME);
}

/** The modules that are listed in the folder. None where no app was synthesized. */
export async function readModulesFile(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

/// <reference lib="esnext.disposable" />
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { Message } from 'esbuild';
import { type Bundle, buildOptions, bundleProblem } from '../../lib/bundle.ts';
import { type Build, watchBuild } from './watch-build.ts';

/** A function whose bundle can be made again. */
export interface WatchedFunction {
  /** The short name. */
  readonly name: string;
  readonly bundle: Bundle;
  /** The folder with the code that it runs. */
  readonly codeDirectory: string;
  /** Where new code goes. */
  readonly buildDirectory: string;
  runCodeIn(folder: string): void;
}

/** A function has got new code. */
export interface Swap {
  readonly functionName: string;
  /** From when the change was seen to when the next event runs the new code. */
  readonly milliseconds: number;
}

export interface SwapListener {
  readonly onSwap: (swap: Swap) => void;
  /** Hears in one line why there is no new code. */
  readonly onProblem: (problem: string) => void;
}

/** The two files of a bundle in local mode. The map is not known of the code that was there before the first build. */
interface Code {
  readonly script: string;
  readonly map?: string | undefined;
}

/** Gives the function new code whenever something changes that its bundle holds. */
export async function watchFunction(
  watched: WatchedFunction,
  { onSwap, onProblem }: SwapListener,
): Promise<AsyncDisposable> {
  let running: Code = { script: await readFile(join(watched.codeDirectory, 'index.mjs'), 'utf8') };
  let isBroken = false;
  const versions = codeVersions(watched.buildDirectory);
  const swap = async (build: Build) => {
    const { name: functionName } = watched;
    if (build.errors.length > 0) {
      isBroken = true;
      for (const problem of build.errors) onProblem(`${described(watched, problem)}; its old code runs on`);
      return;
    }
    const code = codeOf(build);
    // After a mistake somebody waits for the word that it is mended.
    if (!isBroken && isSame(code, running)) {
      running = code;
      return;
    }
    watched.runCodeIn(await versions.write(build));
    running = code;
    isBroken = false;
    onSwap({ functionName, milliseconds: Math.round(build.age()) });
  };
  return await watchBuild(
    buildOptions(watched.bundle, versions.outputDirectory, { linkedMap: true }),
    (build) => swap(build).catch((error) => onProblem(`${watched.name} gets no new code: ${error}`)),
  );
}

function described({ bundle }: WatchedFunction, problem: Message): string {
  const { location } = problem;
  const file = location === null ? '' : relative(process.cwd(), resolve(bundle.folder, location.file));
  return bundleProblem(bundle.name, {
    ...problem,
    location: location === null ? null : { ...location, file },
  });
}

function codeOf({ files }: Build): Code {
  const textOf = (name: string) => files.find(({ path }) => basename(path) === name)?.text;
  return { script: textOf('index.mjs') ?? '', map: textOf('index.mjs.map') };
}

function isSame(one: Code, other: Code): boolean {
  return one.script === other.script && (other.map === undefined || one.map === other.map);
}

/** A folder for each version of the code: a sandbox that starts finds a whole one, whatever is written meanwhile. */
function codeVersions(directory: string) {
  let version = 0;
  const folder = (number: number) => join(directory, String(number));
  return {
    /** Beside the versions, so that a map finds the sources from any of them. */
    outputDirectory: folder(version),
    async write({ files }: Build): Promise<string> {
      version += 1;
      await mkdir(folder(version), { recursive: true });
      await Promise.all(
        files.map(({ path, contents }) => writeFile(join(folder(version), basename(path)), contents)),
      );
      // The one before may still be starting.
      await rm(folder(version - 2), { recursive: true, force: true });
      return folder(version);
    },
  };
}

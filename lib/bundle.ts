import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildFailure, type BuildOptions, buildSync, type Message } from 'esbuild';
import { mapName, nameBuild } from './build-name.ts';
import { PipelineConfigError } from './config/pipeline-config-error.ts';
import { keptMap } from './kept-map.ts';

/** A Lambda function's code before it is bundled. */
export interface Bundle {
  /** What a message calls it. */
  readonly name: string;
  /** What the frames of its stack traces call it, before the build that they are of: lower-case with hyphens. */
  readonly label: string;
  /** The text of the module to begin with, which exports the Lambda handler as `handler`. */
  readonly contents: string;
  /** Where that module's imports are looked up. */
  readonly folder: string;
}

/**
 * The SDK goes into the bundle: it is the version that was tested, and one file loads sooner than the runtime's copy when the
 * ES modules of the packages are taken. Names are kept so that a stack trace can be read, as far as it can without the map.
 */
const OPTIONS = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: true,
  logLevel: 'silent',
  // For dependencies in CommonJS, which require the modules of Node.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
} satisfies BuildOptions;

/** Positions only: the sources are where they were. */
const LINKED_MAP = { sourcemap: 'linked', sourcesContent: false } satisfies BuildOptions;

/** What is written besides the code. */
export interface BundleOutput {
  /**
   * Puts a source map beside the code, for this machine: it would be loaded at every cold start.
   * @default the code names its build
   */
  readonly linkedMap?: boolean | undefined;
  /** Where the source map goes by which the frames of this build are resolved. @default nowhere */
  readonly mapDirectory?: string | undefined;
}

/** Writes the module with all that it imports into one file, with the Lambda handler on top. */
export function writeBundle(bundle: Bundle, outputDirectory: string, output: BundleOutput = {}): void {
  try {
    if (output.linkedMap) buildSync(buildOptions(bundle, outputDirectory, output));
    else writeNamedBuild(bundle, outputDirectory, output);
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw new PipelineConfigError(error.errors.map((problem) => bundleProblem(bundle.name, problem)));
  }
}

function writeNamedBuild(bundle: Bundle, outputDirectory: string, { mapDirectory }: BundleOutput): void {
  const options = buildOptions(bundle, outputDirectory);
  const { outputFiles } = buildSync({ ...options, sourcemap: 'external', write: false });
  const textOf = (path: string) => outputFiles.find((file) => file.path === path)?.text ?? '';
  const build = nameBuild(bundle.label, textOf(options.outfile));
  mkdirSync(outputDirectory, { recursive: true });
  writeFileSync(options.outfile, build.code);
  if (mapDirectory === undefined) return;
  mkdirSync(mapDirectory, { recursive: true });
  const map = keptMap(textOf(`${options.outfile}.map`), { from: outputDirectory, root: process.cwd() });
  writeFileSync(join(mapDirectory, mapName(build.name)), map);
}

/** What esbuild is told, so that the folder gets the bundle as one file. */
export function buildOptions(
  { name, contents, folder }: Bundle,
  outputDirectory: string,
  { linkedMap = false }: BundleOutput = {},
) {
  return {
    ...OPTIONS,
    ...(linkedMap ? LINKED_MAP : {}),
    stdin: { contents, resolveDir: folder, sourcefile: beginning(name) },
    absWorkingDir: folder,
    outfile: join(outputDirectory, 'index.mjs'),
  } satisfies BuildOptions;
}

/** What the module to begin with is called. */
function beginning(name: string): string {
  return `${name}.js`;
}

/** What esbuild says of an entry from which the module to begin with imports its `handle` in vain. */
const NO_HANDLE = /^No matching export in "(.+)" for import "handle"$/;

/** One line about what keeps the bundle of this name from being made. */
export function bundleProblem(name: string, { text, location }: Message): string {
  const [, entry] = NO_HANDLE.exec(text) ?? [];
  if (entry !== undefined) return `${name}: entry: ${entry} exports no handle; allowed: export const handle`;
  // The module to begin with is in no file that somebody could look at.
  const isInFile = location !== null && basename(location.file) !== beginning(name);
  const place = isInFile ? `${location.file}:${location.line}: ` : '';
  return `${name} does not bundle: ${place}${text}`;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

/// <reference lib="esnext.disposable" />
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Bundle } from '../../lib/bundle.ts';
import { BUNDLE_METADATA } from '../../lib/local-mode.ts';
import type { LocalStack } from '../cloud/resources/local-stack.ts';
import { pathBelowStack } from '../cloud/template/construct-path.ts';
import type { Template } from '../cloud/template/template.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { LocalPipeline } from '../local-pipeline.ts';
import { readModulesFile } from './modules-file.ts';
import { type SwapListener, type WatchedFunction, watchFunction } from './watch-function.ts';
import { watchModules } from './watch-modules.ts';

/** What is running, and where it came from. */
export interface Watchable {
  readonly template: Template;
  readonly stack: Pick<LocalStack, 'functions'>;
  readonly functions: LocalPipeline['functions'];
  readonly directory: Pick<DataDirectory, 'watch'>;
}

/** What of an app's folder goes into its template and is no module. */
const APP_SETTINGS = ['cdk.json', 'cdk.context.json'];

/**
 * Gives each function new code as soon as what it was bundled from changes. Everything else runs on: the events in the queues
 * and the items in the tables are for the new code. What has to be ended later is added to `closing`.
 */
export async function startWatching(
  what: Watchable,
  listener: SwapListener,
  closing: AsyncDisposableStack,
): Promise<void> {
  closing.defer(() => rm(what.directory.watch, { recursive: true, force: true }));
  for (const watched of watchedFunctions(what)) closing.use(await watchFunction(watched, listener));
  const modules = [
    ...(await readModulesFile(what.directory.watch)),
    ...APP_SETTINGS.map((name) => resolve(name)),
  ];
  const tell = (file: string) =>
    listener.onProblem(
      `${relative(process.cwd(), file)} changed, which the template is made from: restart to apply`,
    );
  closing.use(await watchModules(modules.filter(existsSync), tell));
}

/** All but those that came bundled with the package. */
function watchedFunctions({ template, stack, functions, directory }: Watchable): WatchedFunction[] {
  const bundles = bundlesIn(template);
  return [...functions].flatMap(([name, { path, host }]) => {
    const bundle = bundles.get(path);
    const codeDirectory = stack.functions.find((description) => description.path === path)?.codeDirectory;
    if (bundle === undefined || codeDirectory === undefined) return [];
    const runCodeIn = (folder: string) => host.runCodeIn(folder);
    return [{ name, bundle, codeDirectory, buildDirectory: join(directory.watch, name), runCodeIn }];
  });
}

/** By the construct paths of the functions. */
function bundlesIn({ Resources }: Template): ReadonlyMap<string, Bundle> {
  return new Map(
    Object.entries(Resources).flatMap(([logicalId, resource]) => {
      const bundle = resource.Metadata?.[BUNDLE_METADATA];
      return bundle === undefined ? [] : [[pathBelowStack(logicalId, resource), bundle as Bundle] as const];
    }),
  );
}

import { join } from 'node:path';
import { createFunctionHost } from './cloud/functions/function-host.ts';
import type { HostReport } from './cloud/functions/host-report.ts';
import type { FunctionDescription } from './cloud/resources/local-stack.ts';
import { kebabCase, partName } from './cloud/template/part-name.ts';
import type { LocalFunction } from './local-pipeline.ts';

export interface FunctionSettings {
  /** Added to what the template sets: region, credentials and endpoints. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logDirectory: string;
  /** Hears what a function tells beside its answer, by the short name. */
  readonly onReport: (functionName: string, report: HostReport) => void;
}

/** Lambda's name of each function, and its host under the short one. */
export interface LocalFunctions {
  readonly byName: ReadonlyMap<string, LocalFunction>;
  /** The short name for an ARN or a name that the template uses. */
  shortName(reference: string): string;
}

/** Makes a host for every function of the template. A sandbox starts with the first invocation. */
export function startFunctions(
  descriptions: readonly FunctionDescription[],
  settings: FunctionSettings,
): LocalFunctions {
  const names = shortNames(descriptions);
  const byName = new Map(
    descriptions.map((description, index) => {
      const name = names[index] ?? description.name;
      return [name, startFunction(name, description, settings)] as const;
    }),
  );
  return {
    byName,
    shortName(reference) {
      const index = descriptions.findIndex(({ arn, name }) => arn === reference || name === reference);
      const name = names[index];
      if (name === undefined)
        throw new Error(`the template refers to the function ${reference}, which it does not have`);
      return name;
    },
  };
}

function startFunction(
  name: string,
  description: FunctionDescription,
  settings: FunctionSettings,
): LocalFunction {
  const environment = { ...description.environment, ...settings.environment };
  const logFile = join(settings.logDirectory, `${name}.log`);
  const host = createFunctionHost({
    name: description.name,
    codeDirectory: description.codeDirectory,
    handler: description.handler,
    environment,
    timeoutSeconds: description.timeoutSeconds,
    memoryMegabytes: description.memoryMegabytes,
    platformReports: description.platformReports,
    logFile,
    onReport: (report) => settings.onReport(name, report),
    ...(description.reservedConcurrency === undefined
      ? {}
      : { maxConcurrency: description.reservedConcurrency }),
  });
  return { path: description.path, host, environment, logFile };
}

/** The parts' names, with what the function is in its part where two are of the same one: `archive-writer`. */
function shortNames(descriptions: readonly FunctionDescription[]): string[] {
  const parts = descriptions.map(({ path }) => partName(path));
  return descriptions.map(({ path }, index) => {
    const part = parts[index] ?? path;
    return parts.indexOf(part) === parts.lastIndexOf(part) ? part : longName(path);
  });
}

function longName(path: string): string {
  const words = path
    .replace(/\/Function$/, '')
    .split('/')
    .slice(1)
    .map(kebabCase);
  return words.filter((word, at) => word !== words[at - 1]).join('-') || path;
}

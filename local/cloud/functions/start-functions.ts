import { join } from 'node:path';
import type { FunctionDescription } from '../resources/local-stack.ts';
import { createFunctionHost } from './function-host.ts';
import type { FunctionHost } from './function-spec.ts';
import type { HostReport } from './host-report.ts';
import { shortNames } from './short-names.ts';

/** A function of the template and the host that runs its bundle. */
export interface LocalFunction {
  /** Its construct path. */
  readonly path: string;
  readonly host: FunctionHost;
  /** As the sandboxes find it, with the endpoints of this machine. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}

export interface FunctionSettings {
  /** Added to what the template sets: region, credentials and endpoints. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logDirectory: string;
  /** The diagnostics channel on which the functions say what they do. @default they say nothing */
  readonly reportsChannel?: string;
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
      const name = names.all[index] ?? description.name;
      return [name, startFunction(name, description, settings)] as const;
    }),
  );
  return { byName, shortName: names.of };
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
    ...(settings.reportsChannel === undefined ? {} : { reportsChannel: settings.reportsChannel }),
    onReport: (report) => settings.onReport(name, report),
    ...(description.reservedConcurrency === undefined
      ? {}
      : { maxConcurrency: description.reservedConcurrency }),
  });
  return { path: description.path, host, environment, logFile };
}

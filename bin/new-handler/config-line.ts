/** What the configuration says of a handler. */
export interface ConfiguredHandler {
  /** The manifest's name in the module that exports it. */
  readonly constant: string;
  readonly manifest: string;
}

const LAST_IMPORT = /^import [^\n]*\n(?!import )/m;
const HANDLERS = /^( {2}handlers: \[)([^\]]*)\]/m;

/** The configuration with the handler imported and listed. Throws where it does not look as it did at first. */
export function configLine(config: string, { constant, manifest }: ConfiguredHandler): string {
  if (!LAST_IMPORT.test(config) || !HANDLERS.test(config)) {
    throw new Error(
      'pipeline.config.ts: there is no "handlers: [" to add to; add it, indented by two spaces, and start again',
    );
  }
  return config
    .replace(LAST_IMPORT, (line) => `${line}import { ${constant} } from '${manifest}';\n`)
    .replace(HANDLERS, (_, start: string, list: string) => {
      const others = list.replace(/,\s*$/, '').trimEnd();
      return `${start}${others}${others === '' ? '' : ', '}${constant}]`;
    });
}

/** True in the package, which holds compiled code; false in the repository. */
const IS_PACKED = import.meta.url.endsWith('.js');

/** The commands that are no scripts of the repository. */
const TYPED_ALIKE = ['dead', 'directory', 'frames', 'quarantine', 'send', 'status', 'tail'] as const;
const SCRIPTS = {
  start: 'npm start',
} as const;

/** How a command is typed, for messages. The repository has scripts for some. */
export function typed(
  command: keyof typeof SCRIPTS | (typeof TYPED_ALIKE)[number],
  ...args: readonly string[]
): string {
  if (IS_PACKED || !Object.hasOwn(SCRIPTS, command))
    return ['npx wallet-webhooks', command, ...args].join(' ');
  // npm gives a script what follows the dashes.
  return [SCRIPTS[command as keyof typeof SCRIPTS], ...(args.length === 0 ? [] : ['--', ...args])].join(' ');
}

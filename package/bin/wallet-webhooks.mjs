#!/usr/bin/env node
// What an old Node cannot read is imported only after its version is checked.
const LEAST_NODE = 24;
const COMMANDS = {
  start: '../dist/local/main.js',
  send: '../dist/local/demo/send-sample.js',
  'dead-letters': '../dist/local/demo/show-dead-letters.js',
  quarantine: '../dist/local/demo/show-quarantine.js',
  archive: '../dist/local/demo/ask-archive.js',
  frames: '../dist/cli/frames/main.js',
};
const USAGE = `Usage: npx wallet-webhooks <command>

  start         run the stage local of your CDK app on this machine; --help lists its flags
  send          send a sample event to the pipeline that runs
  quarantine    show the users whose events a handler gave up on, release them, or drop an event
  archive       ask the archive, compact it, audit a day, replay from it, forget a person
  dead-letters  show the messages that were received in vain too often, or send them again
  frames        say which lines of the sources the frames of a logged error come from
`;

const [command = '--help'] = process.argv.splice(2, 1);
const major = Number(process.versions.node.split('.')[0]);

if (command === '--help') {
  process.stdout.write(USAGE);
} else if (!Object.hasOwn(COMMANDS, command)) {
  process.stderr.write(`no command "${command}"; allowed: ${Object.keys(COMMANDS).join(', ')}\n`);
  process.exitCode = 2;
} else if (major < LEAST_NODE) {
  process.stderr.write(
    `node: ${process.versions.node} is too old for wallet-webhooks ${command}; allowed: ${LEAST_NODE} or later, on which the functions run; install it from https://nodejs.org\n`,
  );
  process.exitCode = 2;
} else {
  await import(COMMANDS[command]);
}

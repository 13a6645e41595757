import { changingCommand } from '../frame/changing-command.ts';
import { numberOf } from '../frame/number-of.ts';
import { onChange } from '../frame/on-change.ts';

/** `send [source] [event]` */
export const sendCommand = changingCommand('send', {
  summary: 'deliver sample events, signed as their provider signs them',
  description:
    'Delivers events that are made of the examples in docs/events.md, each with an id of its own and signed as its provider signs. ' +
    'Without a source it lists the sources, without an event the events of one. The pipeline on this machine gets them at ' +
    'once; a deployed stage with --yes, and its signing secret is read from the standard input or asked for.',
  examples: [
    'send',
    'send privy/main user.created',
    'send privy/main privy.user.linked_account --user did:privy:ada --time 5m',
    'send privy/main user.created --break-signature',
    'send dynamic/main wallet.linked --count 20 --rate 10',
    'send privy/main user.authenticated --as privy --outage 6h',
  ],
})
  .argument('[source]', 'a source of the stage, such as privy/main')
  .argument('[event]', 'an event of its provider, such as user.created or privy.user.created')
  .option('--user <id>', 'the user whom it is about (default: that of the example)')
  .option(
    '--time <when>',
    'when it happened, such as 2026-11-27T08:00:00Z or 5m, which is five minutes ago (default: now)',
  )
  .option('--break-signature', 'change a byte after signing')
  .option('--age <time>', 'sign it as of so long ago, such as 10m; Dynamic signs no time')
  .option('--duplicate', 'deliver each event twice')
  .option('--count <n>', 'how many events (default: 1, or 10 with --outage)', numberOf('--count'))
  .option('--rate <n>', 'deliveries per second (default: one after the other)', numberOf('--rate'))
  .option(
    '--outage <time>',
    'what happened in an outage of so long, such as 6h, in the order in which it is tried again',
  )
  .option(
    '--as <schedule>',
    'whose schedule that is: privy, dynamic or dynamic-sandbox (default: that of its provider)',
  )
  .action(
    onChange(
      async (context, source, event, options) => {
        const { askedOf } = await import('../send/asked-of.ts');
        const { sendAsked } = await import('../send/send-asked.ts');
        return await sendAsked(context, askedOf({ ...options, source, event }, context.stage.now()));
      },
      { atOnce: (stage) => stage.isLocal },
    ),
  );

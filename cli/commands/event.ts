import { Option } from '@commander-js/extra-typings';
import type { NamedEvent } from '../../ops/event/find-event.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { onStage } from '../frame/on-stage.ts';
import type { Outcome } from '../frame/outcome.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** `event <id>` */
export const eventCommand = stageCommand('event', {
  summary: 'follow one event: all that happened to it, and where it is now',
  description:
    'Follows one event through the deliveries, the ledger, the topic and every subscriber: each attempt with its time and error, ' +
    'duplicates, quarantine and dead letters, and where it is now. Ends with 1 where something is wrong with it.',
  examples: ['event msg_followed', "event 'privy/main#msg_followed' --json"],
})
  .argument(
    '<id>',
    "the provider's id of it, <source>#<id>, or the end of the id of an event of the last day",
  )
  .option('--source <source>', 'where two sources have an event of this id')
  .option('--payload', 'print the envelope too, with what the provider sent of the user')
  .addOption(
    new Option('--fixture', 'print nothing but what the provider sent, byte for byte: for a file').conflicts(
      'payload',
    ),
  )
  .action(
    onStage(async ({ stage, progress }, id, { source, payload, fixture }) => {
      if (fixture) return await fixtureOf(stage, { event: id, source });
      const { followEvent } = await import('../../ops/event/follow-event.ts');
      const { eventLines } = await import('../event/event-lines.ts');
      const { typedOn } = await import('../output/typed-on.ts');
      const wanted = { event: id, source, withEnvelope: payload, onProgress: progress };
      const data = await followEvent(stage, wanted);
      return {
        data,
        text: (page) => eventLines(data, (...words) => typedOn(stage, ...words), page),
        isFine: data.problems.length === 0,
      };
    }),
  );

async function fixtureOf(stage: Stage, named: NamedEvent): Promise<Outcome> {
  const { showFixture } = await import('../../ops/event/show-fixture.ts');
  const data = await showFixture(stage, named);
  return { data, text: () => data.fixture.split('\n'), file: data.fixture };
}

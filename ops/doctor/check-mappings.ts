import type { Mappings } from '../stage/mappings.ts';
import type { Stage } from '../stage/stage.ts';
import { type Check, type Finding, whatIsWrong } from './check.ts';

/** A function that takes its messages from a queue. */
interface Fed {
  readonly name: string;
  readonly functionName: string;
  /** What lets it have messages again. The archive's writer cannot be paused by a command. */
  readonly command?: string;
}

/** Lambda gives every handler, every destination and the archive what is in its queue. */
export async function checkMappings(stage: Stage): Promise<readonly Check[]> {
  const mappings = await stage.services.mappings();
  const fed = fedOf(stage);
  const wrong = await Promise.all(fed.map((one) => findingsOf(one, mappings)));
  return whatIsWrong(
    'event source mappings',
    wrong.flat(),
    fed.length === 0
      ? 'no function takes messages from a queue'
      : `on for ${fed.map(({ name }) => name).join(', ')}`,
  );
}

function fedOf({ description: { subscribers, archive } }: Stage): readonly Fed[] {
  return [
    ...Object.entries(subscribers).flatMap(([name, { functionName }]) =>
      functionName === undefined ? [] : [{ name, functionName, command: `resume ${name}` }],
    ),
    ...(archive === undefined ? [] : [{ name: 'the archive', functionName: archive.writer.functionName }]),
  ];
}

async function findingsOf({ name, functionName, command }: Fed, mappings: Mappings): Promise<Finding[]> {
  const states = (await mappings.of(functionName)).map(({ state }) => state);
  if (states.length === 0)
    return [{ sentence: `nothing gives ${name} what is in its queue: deploy the stage once more` }];
  if (!states.some((state) => state === 'Disabled' || state === 'Disabling')) return [];
  const mended = command === undefined ? ': switch its event source mapping on again' : '';
  return [{ sentence: `${name} is paused${mended}`, ...(command === undefined ? {} : { command }) }];
}

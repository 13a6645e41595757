import { fixtureNames } from '../../ops/send/fixtures.ts';
import { listSources } from '../../ops/send/list-sources.ts';
import { sendEvents } from '../../ops/send/send-events.ts';
import type { SendOptions } from '../../ops/send/send-options.ts';
import { sourceOf } from '../../ops/stage/source-of.ts';
import type { ChangeContext } from '../frame/context.ts';
import type { Change } from '../frame/outcome.ts';
import { readSecret } from '../frame/read-secret.ts';
import { eventLines } from './event-lines.ts';
import { plannedLines, sentLines } from './sent-lines.ts';
import { sourceLines } from './source-lines.ts';

/** What is sent: where source or event are left out, it is listed what there is. */
export type Asked = Omit<SendOptions, 'source' | 'event'> & Partial<Pick<SendOptions, 'source' | 'event'>>;

/** What the command `send` answers. */
export async function sendAsked(context: ChangeContext, { source, event, ...rest }: Asked): Promise<Change> {
  const { stage, dryRun, signal, progress } = context;
  if (source === undefined) {
    const sources = listSources(stage);
    return { data: { sources }, text: (page) => sourceLines(sources, page) };
  }
  const { provider, name } = sourceOf(stage, source);
  if (event === undefined) {
    const events = fixtureNames(provider.name);
    return { data: { source: name, events }, text: (page) => eventLines(name, events, page) };
  }
  const data = await sendEvents(stage, {
    ...rest,
    source,
    event,
    dryRun,
    signal,
    ...(stage.isLocal || dryRun ? {} : { secret: await readSecret(`The signing secret of ${name}`) }),
    onProgress: (sent, of) => void (of > 1 && progress(`sent ${sent} of ${of}`)),
  });
  if (dryRun) return { data, text: () => plannedLines(data), question: `Send to ${data.url}?` };
  return { data, text: (page) => sentLines(data, page), isFine: data.asExpected };
}

import { setTimeout } from 'node:timers/promises';
import { OpsError } from '../../../ops/ops-error.ts';
import { sendEvents } from '../../../ops/send/send-events.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import type { Breakage, Fault } from '../../breakage.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textIn } from './asked.ts';
import { breakageOf, faultIn } from './fault-in.ts';

const EVENT = 'user.created';
/** One a second, so that the handler is seen to succeed for somebody. */
const OTHERS = { user: 'did:privy:somebody-else', count: 15, everyMilliseconds: 1_000 } as const;

/** `POST break {fault, handler?, user?, dryRun}`: breaks it for two minutes, and sends what shows it. */
export const breakPart: Answering = async (stage, asked, breakage) => {
  const able = breakageOf(breakage);
  const fault = faultIn(asked);
  const part = fault === 'user-fails' ? { fault, ...failing(able, asked) } : { fault };
  if (!isDryRun(asked)) {
    await able.begin(part);
    await show(stage, fault, 'user' in part ? part.user : undefined);
    if (fault === 'user-fails') void showOthers(stage, able);
  }
  return { broken: able.broken };
};

function failing({ handlers }: Breakage, asked: Parameters<typeof nameIn>[0]) {
  const handler = textIn(asked, 'handler') ?? handlers[0];
  if (handler !== undefined && handlers.includes(handler)) return { handler, user: nameIn(asked, 'user') };
  throw new OpsError(
    'misused',
    `handler is "${handler}"; allowed: ${handlers.join(', ') || 'none has a table'}`,
  );
}

async function show(stage: Stage, fault: Fault, user: string | undefined): Promise<void> {
  const source = Object.keys(stage.description.sources)[0];
  if (source === undefined) return;
  await sendEvents(stage, {
    source,
    event: EVENT,
    ...(user === undefined ? {} : { user }),
    // Who is not answered sends it again.
    ...(fault === 'intake-dies' ? { duplicate: true } : {}),
  });
}

/** Somebody else's events, as long as it is broken: where they do not come is seen on the page. */
async function showOthers(stage: Stage, able: Breakage): Promise<void> {
  const source = Object.keys(stage.description.sources)[0] ?? '';
  const isBroken = () => able.broken.some(({ fault }) => fault === 'user-fails');
  for (let sent = 0; sent < OTHERS.count && isBroken(); sent += 1) {
    await sendEvents(stage, { source, event: EVENT, user: OTHERS.user }).catch(() => undefined);
    await setTimeout(OTHERS.everyMilliseconds, undefined, { ref: false });
  }
}

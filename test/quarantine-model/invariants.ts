import { GROUP } from './events.ts';
import { eventsDropped, eventsInLine, type World } from './world.ts';

/** What is broken in a world, if anything. */
export function violation(world: World, events: readonly number[]): string | undefined {
  return lost(world, events) ?? overtaken(world, events) ?? miscounted(world) ?? left(world, events);
}

function lost(
  { queue, quarantine, handled, forgetting }: World,
  events: readonly number[],
): string | undefined {
  const removed = forgetting?.removed ?? [];
  const known = [...handled, ...eventsInLine(quarantine), ...eventsDropped(quarantine), ...removed];
  const gone = events.find(
    (event) => !known.includes(event) && !queue.some((message) => message.event === event),
  );
  return gone === undefined ? undefined : `${gone} is lost`;
}

function overtaken(
  { quarantine, handled, forgetting }: World,
  events: readonly number[],
): string | undefined {
  const dropped = [...eventsDropped(quarantine), ...(forgetting?.removed ?? [])];
  for (const [index, event] of handled.entries()) {
    const before = [...handled.slice(0, index), ...dropped];
    const missing = events.find((earlier) => earlier < event && !before.includes(earlier));
    if (missing !== undefined) return `${event} was handled before ${missing}`;
  }
  return undefined;
}

function miscounted({ quarantine }: World): string | undefined {
  const { gates, groups } = quarantine;
  const gate = gates.get(GROUP);
  const inLine = eventsInLine(quarantine).length;
  if (gate === undefined && inLine > 0) return 'events stand in line without a gate: nobody looks for them';
  if (gate !== undefined && gate.events !== inLine)
    return `the gate counts ${gate.events} events, not ${inLine}`;
  return gates.size === groups ? undefined : `the marker counts ${groups} gates, not ${gates.size}`;
}

/** What a forgetting has left that says that nothing is. */
function left({ queue, quarantine, forgetting }: World, events: readonly number[]): string | undefined {
  if (!forgetting?.isOver) return undefined;
  const there = [...queue.map(({ event }) => event), ...eventsInLine(quarantine)];
  const found = events.find((event) => there.includes(event));
  return found === undefined ? undefined : `${found} is left although the user is forgotten`;
}

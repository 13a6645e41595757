import { GROUP } from './events.ts';
import { eventsDropped, eventsInLine, type World } from './world.ts';

/** What is broken in a world, if anything. */
export function violation(world: World, events: readonly number[]): string | undefined {
  return lost(world, events) ?? overtaken(world, events) ?? miscounted(world);
}

function lost({ queue, quarantine, handled }: World, events: readonly number[]): string | undefined {
  const known = [...handled, ...eventsInLine(quarantine), ...eventsDropped(quarantine)];
  const gone = events.find(
    (event) => !known.includes(event) && !queue.some((message) => message.event === event),
  );
  return gone === undefined ? undefined : `${gone} is lost`;
}

function overtaken({ quarantine, handled }: World, events: readonly number[]): string | undefined {
  const dropped = eventsDropped(quarantine);
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

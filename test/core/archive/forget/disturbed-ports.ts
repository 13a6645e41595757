import type { ForgetPorts } from '../../../../core/archive/forget/forget-ports.ts';
import { type Disturbance, disturbed } from '../../../support/disturbed-objects.ts';

/** Ports of which every call is disturbed. The clock and the scratch files are not: nobody else sees them. */
export function disturbedPorts(ports: ForgetPorts, disturb: Disturbance): ForgetPorts {
  return {
    ...ports,
    objects: disturbed(ports.objects, disturb),
    inbox: around(ports.inbox, ['remove'], disturb),
    parked: around(ports.parked, ['head'], disturb),
    refused: around(ports.refused, ['list', 'drop'], disturb),
    ...(ports.directory === undefined ? {} : { directory: around(ports.directory, ['erase'], disturb) }),
    handlers: ports.handlers.map((handler) => ({
      ...handler,
      queue: around(handler.queue, ['send'], disturb),
      lines: around(
        handler.lines,
        ['look', 'open', 'join', 'leave', 'line', 'remove', 'removeNotes'],
        disturb,
      ),
    })),
  };
}

function around<Port extends object>(port: Port, names: readonly (keyof Port)[], disturb: Disturbance): Port {
  const calls = names.map((name) => [
    name,
    async (...given: unknown[]) => {
      await disturb('before', 'read');
      const result = await (port[name] as (...given: unknown[]) => Promise<unknown>).apply(port, given);
      await disturb('after', 'read');
      return result;
    },
  ]);
  return { ...port, ...Object.fromEntries(calls) };
}

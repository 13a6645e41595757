import type { TerminalOutput } from '../terminal/terminal-output.ts';
import type { DeliveryReport } from './delivery-hops.ts';
import type { DemoWriter } from './write-text.ts';

/** Writes the same facts as JSON lines for programs. */
export function jsonWriter({ write }: TerminalOutput): DemoWriter {
  const writeRecord = (type: string, record: object) => write(`${JSON.stringify({ type, ...record })}\n`);
  return {
    started: ({ deliveries, leftOut }) => writeRecord('demo', { deliveries, sourcesLeftOut: leftOut }),
    finished(reports, summary) {
      for (const report of reports) writeRecord('delivery', deliveryRecord(report));
      writeRecord('summary', summary);
    },
    next: (steps) => writeRecord('next', steps),
  };
}

function deliveryRecord({ delivery, facts, wantedBy, differences }: DeliveryReport): object {
  const { title, group, note, source, event } = delivery;
  return {
    title,
    group,
    ...(note === undefined ? {} : { note }),
    source,
    eventId: event.id,
    eventType: event.type,
    ...facts,
    wantedBy,
    asExpected: differences.length === 0,
    differences,
  };
}

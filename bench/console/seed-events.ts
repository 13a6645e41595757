import { appendFile, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ArchivedEvent, readArchived } from '../../core/archive/archived-event.ts';
import { hotObjects } from '../../core/archive/hot-object.ts';
import { askArchive } from '../../ops/archive/ask-archive.ts';
import { archiveOf } from '../../ops/stage/archive-of.ts';
import { openLocalStage } from '../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { handlerOf } from '../../ops/stage/subscriber-of.ts';

const HANDLER = 'user-directory';
const HOURS = 6;
const HOUR = 3_600_000;
/** As many as a batch of the archive's writer may have. */
const BATCH = 2_000;

/**
 * Has events in the logs and in the archive as if they had come over the last hours: the lines and the envelope of the one event that
 * was delivered, with ids and times of their own. Nobody may have looked at the logs before.
 */
export async function seedEvents(dataDirectory: string, count: number): Promise<void> {
  const stage = await openLocalStage(join(dataDirectory, 'pipeline.json'));
  try {
    const event = await archived(stage);
    const first = Date.now() - HOURS * HOUR;
    const at = (index: number) => new Date(first + (index * HOURS * HOUR) / count);
    for (const [group, message] of [
      [stage.description.intake.logGroup, 'delivery'],
      [handlerOf(stage, HANDLER).logGroup, 'message'],
    ] as const)
      await seedLog(join(dataDirectory, 'logs', `${group}.log`), { message, event, count, at });
    const objects = (await stage.services.objects()).of(archiveOf(stage).bucket);
    for (let begin = 0; begin < count; begin += BATCH) {
      const indexes = Array.from({ length: Math.min(BATCH, count - begin) }, (_, index) => begin + index);
      for (const { key, content } of hotObjects(indexes.map((index) => likeIt(event, index, at(index)))))
        await objects.put(key, content);
    }
  } finally {
    stage.close();
  }
}

async function archived(stage: Stage): Promise<ArchivedEvent> {
  for (;;) {
    const { events } = await askArchive(stage, {}, { order: 'newest-first', limit: 1 });
    if (events[0] !== undefined) return events[0];
    await sleep(1_000);
  }
}

interface Seeding {
  readonly message: string;
  readonly event: ArchivedEvent;
  readonly count: number;
  readonly at: (index: number) => Date;
}

async function seedLog(file: string, { message, event, count, at }: Seeding): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const line = lines.find((each) => each.includes(`"message":"${message}"`) && each.includes(event.id)) ?? '';
  const fields = JSON.parse(line) as { readonly _aws: object };
  await truncate(file);
  for (let begin = 0; begin < count; begin += BATCH) {
    const texts = Array.from({ length: Math.min(BATCH, count - begin) }, (_, index) => {
      const time = at(begin + index);
      const _aws = { ...fields._aws, Timestamp: time.getTime() };
      return `${JSON.stringify({ ...fields, timestamp: time.toISOString(), eventId: idOf(begin + index), _aws })}\n`;
    });
    await appendFile(file, texts.join(''));
  }
}

function likeIt({ envelope }: ArchivedEvent, index: number, at: Date): ArchivedEvent {
  const time = at.toISOString();
  const like = { ...JSON.parse(envelope), id: idOf(index), time, receivedtime: time };
  const reading = readArchived(JSON.stringify(like));
  if (!reading.ok) throw new Error(reading.problem);
  return reading.event;
}

function idOf(index: number): string {
  return `msg_seeded${String(index).padStart(21, '0')}`;
}

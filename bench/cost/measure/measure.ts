import { gzipSync } from 'node:zlib';
import type { CpuUse, Measured, WritesBy } from '../../../core/cost/measured.ts';
import { measuredFigure } from '../../figures.ts';
import { SECRET } from '../../intake/receiver-environment.ts';
import { measuredTimes } from '../../scale/measured-times.ts';
import { type Services, startServices } from '../../services/start-services.ts';
import { accessLine } from './access-line.ts';
import { type Engine, startEngine } from './engine.ts';
import { functionEnvironment } from './environment.ts';
import { measureArchive } from './measure-archive.ts';
import { measureDrain } from './measure-clock.ts';
import { measureHandler } from './measure-handler.ts';
import { measureHealth } from './measure-health.ts';
import { DELIVERIES, envelopeBytes, measureIntake } from './measure-intake.ts';

const MOST_ATTEMPTS = 5;

/** Runs the real functions on the embedded engine, and gives what an event takes of everything. */
export async function measure(): Promise<Measured> {
  const services = await startServices({ secret: SECRET });
  try {
    const intake = await intakeAtEase(services);
    const handlers = {
      applyIfNewer: await onNewEngine(services, 'applyIfNewer'),
      mergeItems: await onNewEngine(services, 'mergeItems'),
      applyOnce: await onNewEngine(services, 'applyOnce'),
    };
    const { applyIfNewer: handler } = handlers;
    const archive = await measureArchive(intake.published);
    const drain = await measureDrain();
    const health = await measureHealth();
    const [message] = intake.published;
    if (message === undefined) throw new Error('no delivery was published');
    return {
      lineBytes: {
        access: accessLine().length + 1,
        delivery: intake.line,
        handling: handler.line,
        archive: archive.line,
        drain: drain.line,
        quarantine: handler.quarantine.line,
        health: health.line,
      },
      logCompression: compression([...intake.lines, ...handler.lines]),
      envelopeBytes: envelopeBytes(message),
      answerBytes: intake.answerBytes,
      ledger: { writeUnits: intake.writeUnits, itemBytes: intake.itemBytes },
      looks: { flag: intake.lookUnits, quarantine: handler.lookUnits },
      handling: {
        applyIfNewer: handlers.applyIfNewer.use,
        mergeItems: handlers.mergeItems.use,
        applyOnce: handlers.applyOnce.use,
      },
      queueRequests: handler.queueRequests,
      metrics: {
        source: intake.metrics,
        handler: handler.metrics,
        archive: archive.metrics,
        drain: drain.metrics,
        quarantine: handler.quarantine.metrics,
        health: health.metrics,
      },
      asked: health.asked,
      archivedBytes: archive.bytes,
      cpu: cpuUse(),
    };
  } finally {
    services.close();
  }
}

/** Where the machine has other things to do, a call takes too long and the intake parks what it should publish: then once more. */
async function intakeAtEase(services: Services) {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const engine = await startEngine();
    Object.assign(process.env, functionEnvironment(services, engine));
    const intake = await measureIntake(engine).finally(engine.close);
    if (intake.published.length === DELIVERIES) return intake;
  }
  throw new Error(
    'the intake parks what it should publish, because its calls take too long: measure on a quieter machine',
  );
}

async function onNewEngine(services: Services, writesBy: WritesBy) {
  const engine: Engine = await startEngine();
  Object.assign(process.env, functionEnvironment(services, engine));
  try {
    await services.takeCalls();
    const measured = await measureHandler(writesBy, engine);
    const { ChangeMessageVisibilityBatch = 0, DeleteMessageBatch = 0 } = await services.takeCalls();
    return { ...measured, queueRequests: ChangeMessageVisibilityBatch + DeleteMessageBatch };
  } finally {
    await engine.close();
  }
}

/** In twentieths: ids are never the same. */
function compression(lines: readonly string[]): number {
  const text = lines.join('\n');
  return Math.round((gzipSync(text).length / text.length) * 20) / 20;
}

function cpuUse(): CpuUse {
  const { intake, handler } = measuredTimes(measuredFigure);
  return { intake: intake.warm, event: round(handler.event), step: round(handler.step) };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1_000) / 1_000;
}

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectsClient } from '../../aws/clients.ts';
import { DiskScratch } from '../../aws/disk-scratch.ts';
import { S3Objects } from '../../aws/s3-objects.ts';
import { endWithoutMessage } from '../end-without-message.ts';
import { requireEnvironment } from '../require-environment.ts';
import { createTelemetry } from '../telemetry.ts';
import { answerAsk } from './answer-ask.ts';
import { answerAudit } from './audit/answer-audit.ts';
import { auditingFromEnvironment } from './audit/from-environment.ts';
import { answerHandlingAudit } from './audit-handler/answer-handling-audit.ts';
import { handlingAuditsFromEnvironment } from './audit-handler/from-environment.ts';
import { KEEPER_ENVIRONMENT } from './environment.ts';
import { answerForget } from './forget/answer-forget.ts';
import { continueForgetting } from './forget/continue-forgetting.ts';
import { forgettingFromEnvironment } from './forget/from-environment.ts';
import { keeperHandler } from './keeper-handler.ts';
import { KEEPER_SERVICE } from './keeper-metrics.ts';
import { answerReplay } from './replay/answer-replay.ts';
import { replayingFromEnvironment } from './replay/from-environment.ts';

const { bucket } = requireEnvironment(KEEPER_ENVIRONMENT);
const telemetry = createTelemetry(KEEPER_SERVICE);
endWithoutMessage(telemetry);
const ports = {
  objects: new S3Objects(objectsClient(), bucket),
  // A sandbox works on one thing at a time; on a laptop several share the folder.
  scratch: new DiskScratch(join(tmpdir(), `archive-keeper-${process.pid}`)),
  now: () => new Date(),
};
const replaying = replayingFromEnvironment(ports, telemetry);
const auditing = auditingFromEnvironment(ports, telemetry);
const handlingAudits = handlingAuditsFromEnvironment(auditing);
const forgetting = forgettingFromEnvironment(ports, telemetry);

export const handler = keeperHandler(
  ports,
  {
    replay: (event, deadline) => answerReplay(event, deadline, replaying),
    ask: (question, form, handled) => answerAsk({ question, form, handled }, replaying),
    audit: (event) => answerAudit(event, auditing),
    auditHandler: (event) => answerHandlingAudit(event, handlingAudits),
    forget: (event, deadline) => answerForget(event, deadline, forgetting),
    continueForgetting: (deadline) => continueForgetting(deadline, forgetting),
  },
  telemetry,
);

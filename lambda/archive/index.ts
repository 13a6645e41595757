import { objectsClient } from '../../aws/clients.ts';
import { S3Objects } from '../../aws/s3-objects.ts';
import { endWithoutMessage } from '../end-without-message.ts';
import { requireEnvironment } from '../require-environment.ts';
import { createTelemetry } from '../telemetry.ts';
import { archiveHandler } from './archive-handler.ts';
import { ARCHIVE_SERVICE } from './archive-metrics.ts';
import { ARCHIVE_ENVIRONMENT } from './environment.ts';

const { bucket, keyMaterial } = requireEnvironment(ARCHIVE_ENVIRONMENT);

const telemetry = createTelemetry(ARCHIVE_SERVICE);
endWithoutMessage(telemetry);

export const handler = archiveHandler(
  {
    objects: new S3Objects(objectsClient(), bucket),
    keyMaterial: keyMaterial === 'true',
    now: () => new Date(),
  },
  telemetry,
);

/** A bucket in a process of its own, so that its memory counts for nobody else. Says where it is; ends with its input. */
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { objectsClient } from '../../aws/clients.ts';
import { startS3 } from '../../local/cloud/s3/start-s3.ts';

const [folder = '', Bucket = ''] = process.argv.slice(2);
const engine = await startS3({ folder });
const client = objectsClient({
  region: 'us-east-1',
  endpoint: engine.endpoint,
  forcePathStyle: true,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
await client.send(new CreateBucketCommand({ Bucket }));
await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
client.destroy();
process.stdout.write(`${engine.endpoint}\n`);
process.stdin.resume();
process.stdin.once('end', () => void engine.close());

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAssembly } from '../../../../local/cloud/template/assembly.ts';
import type { Template } from '../../../../local/cloud/template/template.ts';

const stack = {
  type: 'aws:cloudformation:stack',
  environment: 'aws://unknown-account/unknown-region',
  properties: { templateFile: 'pipeline.template.json' },
};
const assetManifest = { type: 'cdk:asset-manifest', properties: { file: 'pipeline.assets.json' } };
const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
const assets = {
  files: { abc: { source: { path: 'asset.abc' }, destinations: { here: { objectKey: 'abc.zip' } } } },
};

const hasQueue = ({ Resources }: Template) => 'Queue' in Resources;

describe('loadAssembly', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'assembly-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  async function write(artifacts: object) {
    await writeFile(join(directory, 'manifest.json'), JSON.stringify({ artifacts }));
    await writeFile(join(directory, 'pipeline.template.json'), JSON.stringify(template));
    await writeFile(join(directory, 'pipeline.assets.json'), JSON.stringify(assets));
  }

  it('reads the stack, and its assets under the keys that the template uses', async () => {
    await write({ pipeline: stack, 'pipeline.assets': assetManifest, Tree: { type: 'cdk:tree' } });

    expect(await loadAssembly(directory, hasQueue)).toEqual({
      stackName: 'pipeline',
      template,
      assets: new Map([['abc.zip', join(directory, 'asset.abc')]]),
    });
  });

  it('takes name and region from a stack that has its own', async () => {
    const own = {
      ...stack,
      environment: 'aws://111111111111/eu-west-1',
      properties: { ...stack.properties, stackName: 'mine' },
    };
    await write({ pipeline: own });

    expect(await loadAssembly(directory, hasQueue)).toMatchObject({ stackName: 'mine', region: 'eu-west-1' });
  });

  it('passes over the other stacks of the app', async () => {
    const network = { ...stack, properties: { templateFile: 'network.template.json' } };
    await write({ network, pipeline: stack });
    await writeFile(join(directory, 'network.template.json'), JSON.stringify({ Resources: {} }));

    expect(await loadAssembly(directory, hasQueue)).toMatchObject({ stackName: 'pipeline', template });
  });

  it('fails where there is not exactly one stack, and says which there are', async () => {
    await write({ dev: stack, prod: stack });
    await expect(loadAssembly(directory, hasQueue)).rejects.toThrow(
      /exactly one stack with a pipeline for the local stage; found dev, prod$/,
    );

    await write({ 'pipeline.assets': assetManifest });
    await expect(loadAssembly(directory, hasQueue)).rejects.toThrow(/found none$/);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Template } from './template.ts';

/** One stack of a CDK cloud assembly, with its file assets. */
export interface Assembly {
  readonly stackName: string;
  /** Where the stack says that it is deployed to, if it does. */
  readonly region?: string;
  readonly template: Template;
  /** Asset folders by the S3 object key under which the template names them. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  /** `aws://<account>/<region>` */
  readonly environment?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly file?: string;
    readonly stackName?: string;
  };
}

interface AssetManifest {
  readonly files: Readonly<Record<string, AssetFile>>;
}

interface AssetFile {
  readonly source: { readonly path: string };
  readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
}

/** Reads the one stack that is wanted of the assembly in `directory`. */
export async function loadAssembly(
  directory: string,
  isWanted: (template: Template) => boolean,
): Promise<Assembly> {
  const manifest = await readJson<Manifest>(join(directory, 'manifest.json'));
  const artifacts = Object.entries(manifest.artifacts);
  const stacks = await Promise.all(
    artifacts
      .filter(([, { type }]) => type === 'aws:cloudformation:stack')
      .map(async ([name, artifact]) => ({
        name,
        ...artifact,
        template: await readTemplate(directory, name, artifact),
      })),
  );
  const wanted = stacks.filter(({ template }) => isWanted(template));
  const [stack] = wanted;
  if (stack === undefined || wanted.length > 1) {
    const found = wanted.length === 0 ? 'none' : wanted.map(({ name }) => name).join(', ');
    throw new Error(
      `the cloud assembly in ${directory} must hold exactly one stack with a pipeline for the local stage; found ${found}`,
    );
  }
  const { name, properties, environment, template } = stack;
  const region = environment?.split('/').at(-1);
  return {
    stackName: properties?.stackName ?? name,
    ...(region === undefined || region === 'unknown-region' ? {} : { region }),
    template,
    assets: await readAssets(directory, artifacts),
  };
}

function readTemplate(directory: string, name: string, { properties }: Artifact): Promise<Template> {
  return readJson(join(directory, properties?.templateFile ?? `${name}.template.json`));
}

async function readAssets(directory: string, artifacts: [string, Artifact][]): Promise<Map<string, string>> {
  const assets = new Map<string, string>();
  for (const [, { type, properties }] of artifacts) {
    if (type !== 'cdk:asset-manifest' || properties?.file === undefined) continue;
    const { files } = await readJson<AssetManifest>(join(directory, properties.file));
    for (const { source, destinations } of Object.values(files)) {
      for (const { objectKey } of Object.values(destinations))
        assets.set(objectKey, join(directory, source.path));
    }
  }
  return assets;
}

async function readJson<Content>(path: string): Promise<Content> {
  return JSON.parse(await readFile(path, 'utf8')) as Content;
}

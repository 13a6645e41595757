import { join } from 'node:path';
import { AssetHashType, type CfnResource, DockerImage, Stage } from 'aws-cdk-lib';
import { AssetCode, type Code, type CodeConfig, type ResourceBindOptions } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { MAPS_FOLDER } from './build-name.ts';
import { type Bundle, writeBundle } from './bundle.ts';
import { PipelineConfigError } from './config/pipeline-config-error.ts';
import { BUNDLE_METADATA, isLocalMode } from './local-mode.ts';

/** CDK asks for one, for the case that it cannot bundle by itself. It always can. */
const NO_IMAGE = DockerImage.fromRegistry('not-used');

/**
 * Code that is bundled when the stack is synthesized. It takes esbuild's own API, which works wherever the modules are:
 * CDK's function for it looks for a lock file and for esbuild among the app's own dependencies, and else for Docker.
 */
export function bundledCode(bundle: Bundle): Code {
  return new BundledCode(bundle);
}

/** CDK wraps what goes wrong while it bundles into an error of its own, with the folder it left behind. */
class BundledCode extends AssetCode {
  readonly #bundle: Bundle;
  readonly #attempt: Attempt;

  constructor(bundle: Bundle) {
    const attempt: Attempt = { linkedMap: false };
    super(bundle.folder, {
      assetHashType: AssetHashType.OUTPUT,
      bundling: {
        image: NO_IMAGE,
        // CDK tells two assets of one folder apart by it.
        command: ['esbuild', bundle.contents],
        local: { tryBundle: (outputDirectory) => tryBundle(bundle, outputDirectory, attempt) },
      },
    });
    this.#bundle = bundle;
    this.#attempt = attempt;
  }

  override bind(scope: Construct): CodeConfig {
    this.#attempt.linkedMap = isLocalMode(scope);
    this.#attempt.mapDirectory = join(Stage.of(scope)?.assetOutdir ?? '.', MAPS_FOLDER);
    try {
      return super.bind(scope);
    } catch (error) {
      throw this.#attempt.problem ?? error;
    }
  }

  override bindToResource(resource: CfnResource, options?: ResourceBindOptions): void {
    super.bindToResource(resource, options);
    if (isLocalMode(resource)) resource.addMetadata(BUNDLE_METADATA, this.#bundle);
  }
}

/** How to bundle, and what became of it. */
interface Attempt {
  /** Whether a source map goes with the code, which is played on this machine. */
  linkedMap: boolean;
  /** Where the source map is kept that is not deployed. */
  mapDirectory?: string;
  /** What is wrong with the code, where that is why it failed. */
  problem?: PipelineConfigError;
}

function tryBundle(bundle: Bundle, outputDirectory: string, attempt: Attempt): true {
  try {
    writeBundle(bundle, outputDirectory, attempt);
    return true;
  } catch (error) {
    if (error instanceof PipelineConfigError) attempt.problem = error;
    throw error;
  }
}

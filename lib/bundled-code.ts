import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type Bundle, writeBundle } from './bundle.ts';

/** CDK asks for one, for the case that it cannot bundle by itself. It always can. */
const NO_IMAGE = DockerImage.fromRegistry('not-used');

/**
 * Code that is bundled when the stack is synthesized. It takes esbuild's own API, which works wherever the modules are:
 * CDK's function for it looks for a lock file and for esbuild among the app's own dependencies, and else for Docker.
 */
export function bundledCode(bundle: Bundle): Code {
  return Code.fromAsset(bundle.folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: NO_IMAGE,
      // CDK tells two assets of one folder apart by it.
      command: ['esbuild', bundle.contents],
      local: {
        tryBundle(outputDirectory) {
          writeBundle(bundle, outputDirectory);
          return true;
        },
      },
    },
  });
}

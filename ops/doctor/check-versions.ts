import type { Stage } from '../stage/stage.ts';
import { type Check, whatIsWrong } from './check.ts';

/** What looks at the stage. */
export interface Looking {
  /** Of this software: `0.1.0`. */
  readonly version: string;
  /** Of Node. @default that on which it runs */
  readonly node?: string;
}

/** The stage was deployed from the version that looks at it. */
export function checkVersions(
  { description }: Stage,
  { version, node = process.versions.node }: Looking,
): readonly Check[] {
  const { version: deployed, stackName } = description;
  const wrong =
    deployed === version
      ? []
      : [
          {
            sentence: `the stage was deployed from ${deployed} and this is ${version}: deploy ${stackName} from this one, or look with that one`,
          },
        ];
  return whatIsWrong('versions', wrong, `${version} here and in the stage, on Node ${node}`);
}

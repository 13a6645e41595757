import { RemovalPolicy, type Resource } from 'aws-cdk-lib';

/** Whether what holds state outlives its place in the template. */
export interface KeptState {
  /** Whether it is left behind when it is removed or replaced. */
  readonly deletionProtection: boolean;
}

/**
 * Decides what becomes of something that holds state when it leaves the template or is replaced: where the stage is protected it
 * is left behind with all that is in it, else it is deleted. What counts is the policy of the template that is deployed by then, so
 * it must be there from the first deployment on.
 *
 * Where the deployment fails that was to make it, it is deleted in any case: it cannot hold anything yet.
 */
export function keepState(resource: Resource, { deletionProtection }: KeptState): void {
  resource.applyRemovalPolicy(
    deletionProtection ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
  );
}

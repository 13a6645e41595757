import { Tags } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { PIPELINE_TAG } from '../core/stage/pipeline-tag.ts';

/** What holds state. Nothing else is tagged: some resources take no tags once they are there. */
const STATEFUL = [
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
];

/** Writes on all that holds state whose it is, so that it can be found when it is no part of the stack any more. */
export function tagState(pipeline: IConstruct, pipelineName: string): void {
  Tags.of(pipeline).add(PIPELINE_TAG, pipelineName, { includeResourceTypes: STATEFUL });
}

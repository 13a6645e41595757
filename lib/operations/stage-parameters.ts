import { Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { SourceName } from '../../core/events/source-name.ts';
import type { DescribedSource } from '../../core/stage/stage-description.ts';
import {
  type SourcePart,
  type StagePart,
  type SubscriberPart,
  sourceParameter,
  stageParameter,
  subscriberParameter,
} from '../../core/stage/stage-parameters.ts';

/** Whose description it is. */
export interface StageParametersProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
}

/**
 * What the stage says of itself, for the commands of operators: the names of all that they look at. Each part is a parameter
 * of its own, because one takes 4 KB; they are written one after the other, because Systems Manager takes three writes a
 * second.
 *
 * Defines a parameter of Systems Manager for the stage, and one for each source and each subscriber.
 */
export class StageParameters extends Construct {
  readonly #pipelineName: string;
  #last: StringParameter | undefined;

  constructor(scope: Construct, id: string, { pipelineName }: StageParametersProps) {
    super(scope, id);
    this.#pipelineName = pipelineName;
  }

  /** Says what there is once. */
  describe(stage: Omit<StagePart, 'pipelineName'>): void {
    const part: StagePart = { pipelineName: this.#pipelineName, ...stage };
    this.#write('Stage', stageParameter(this.#pipelineName), part);
  }

  addSource(source: SourceName, description: DescribedSource): void {
    const part: SourcePart = { source, description };
    this.#write(`Source-${source.replace('/', '-')}`, sourceParameter(this.#pipelineName, source), part);
  }

  addSubscriber(part: SubscriberPart): void {
    const name = subscriberParameter(this.#pipelineName, part.subscriber);
    this.#write(`Subscriber-${part.subscriber}`, name, part);
  }

  #write(id: string, parameterName: string, part: StagePart | SourcePart | SubscriberPart): void {
    const parameter = new StringParameter(this, id, {
      parameterName,
      description: 'What the commands of wallet-webhooks find the parts of a pipeline by',
      stringValue: Stack.of(this).toJsonString(part),
    });
    if (this.#last !== undefined) parameter.node.addDependency(this.#last);
    this.#last = parameter;
  }
}

import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import { STAGE_PARAMETERS } from '../core/stage/stage-parameters.ts';
import type { DrainFunction } from './drain-function.ts';
import type { EventTopic } from './event-topic.ts';
import type { IntakeDomain } from './intake-domain.ts';
import type { NoticeTopic } from './notice-topic.ts';
import type { PipelineDashboard } from './observability/pipeline-dashboard.ts';
import type { PipelineSettings } from './pipeline-settings.ts';
import type { Subscriber } from './subscriber.ts';

/** What a source has that somebody must know. */
export interface PrintedSource {
  readonly name: SourceName;
  /** The endpoint. */
  readonly url: string;
  /** The ARN of its signing secret. */
  readonly secretArn: string;
}

/** The parts of every pipeline that somebody must know. */
export interface PrintedPipeline {
  readonly drain: DrainFunction;
  readonly dashboard: PipelineDashboard;
  readonly topic: EventTopic;
}

/**
 * What the deployment prints: the URLs to give to the providers, the commands that put their signing secrets, and the
 * queues that other services read.
 */
export class PipelineOutputs {
  readonly #scope: Construct;

  constructor(scope: Construct) {
    this.#scope = scope;
  }

  /** Prints what to do about a source. */
  printSource({ name, url, secretArn }: PrintedSource): void {
    const id = pascalCase(name);
    this.print(`${id}Url`, `The endpoint to enter in the dashboard of ${name}.`, url);
    this.print(
      `${id}SecretCommand`,
      `Run it, paste the signing secret that the dashboard shows for ${name}, then Enter and Ctrl-D. It is used within seconds, at most a minute.`,
      `aws secretsmanager put-secret-value --region ${Stack.of(this.#scope).region} ` +
        `--secret-id ${secretArn} --secret-string file:///dev/stdin`,
    );
  }

  /** Prints the queue of another service, under a name that begins with its own where the scope has others. */
  printConsumer({ name, queue }: Subscriber, among: boolean): void {
    const id = among ? `Consumer${pascalCase(name)}` : '';
    this.print(`${id}QueueUrl`, `The queue that ${name} reads.`, queue.queueUrl);
    this.print(`${id}QueueArn`, `For the policy of ${name}.`, queue.queueArn);
  }

  /** Prints the topics for people of a handler, by their names. */
  printTopics(handler: string, topics: ReadonlyMap<string, NoticeTopic>): void {
    for (const [name, { topic }] of topics) {
      this.print(
        `${pascalCase(handler)}${pascalCase(name)}TopicArn`,
        `What gets the notices of ${handler}: subscribe e-mail addresses and chat channels to it.`,
        topic.topicArn,
      );
    }
  }

  /** Prints what a handler's tables are called, for services that read them. */
  printTables(handler: string, tables: ReadonlyMap<string, Pick<ITable, 'tableName'>>): void {
    for (const [name, { tableName }] of tables)
      this.print(
        `${pascalCase(handler)}Table${pascalCase(name)}`,
        `The table ${name} of ${handler}.`,
        tableName,
      );
  }

  /** Prints how to read the secret that the receiver of a destination verifies with. */
  printDestination(name: string, secretId: string): void {
    this.print(
      `Consumer${pascalCase(name)}SecretCommand`,
      `Shows the secret that events for ${name} are signed with. Give it to the service.`,
      `aws secretsmanager get-secret-value --region ${Stack.of(this.#scope).region} ` +
        `--secret-id ${secretId} --query SecretString --output text`,
    );
  }

  /** Prints what every pipeline has. */
  printPipeline({ drain, dashboard, topic }: PrintedPipeline): void {
    this.#printRefusedEvents(drain.function.resource.functionName);
    this.print('DashboardUrl', 'What to look at first.', dashboard.url);
    this.print(
      'EventTopicArn',
      'What a WebhookConsumer of another stack subscribes to.',
      topic.topic.topicArn,
    );
  }

  /** Prints how to decide on the events that the topic refused. */
  #printRefusedEvents(drainFunctionName: string): void {
    this.print(
      'RefusedEventsCommand',
      'Lists the events that the topic refused for good. {"refused":"release","key":"<key>"} in place of the list ' +
        'tries one again, {"refused":"drop","key":"<key>"} deletes it.',
      invokeCommand(Stack.of(this.#scope).region, drainFunctionName, '{"refused":"list"}'),
    );
  }

  /** Prints how to ask the archive. */
  printArchive(keeperFunctionName: string): void {
    this.print(
      'ArchiveCommand',
      'Counts the events of the archive by day, source and type. {"archive":"ask","user":"<user>"} in place of the counts ' +
        'shows the newest events of a user.',
      invokeCommand(Stack.of(this.#scope).region, keeperFunctionName, '{"archive":"count"}'),
    );
  }

  /** Prints how to look at what a handler gave up on, and how to release it. */
  printQuarantine(handler: string, functionName: string): void {
    this.print(
      `${pascalCase(handler)}QuarantineCommand`,
      `Lists what ${handler} gave up on. In place of the list, {"quarantine":"release","group":"<group>"} hands a user's ` +
        'events back to it, and {"quarantine":"drop","group":"<group>","sequence":"<sequence>","reason":"<why>"} takes one out for good.',
      invokeCommand(Stack.of(this.#scope).region, functionName, '{"quarantine":"list"}'),
    );
  }

  /** Prints how to audit a day of the archive. */
  printAudits(keeperFunctionName: string): void {
    this.print(
      'AuditCommand',
      'Compares what was published yesterday with the archive, event by event. {"archive":"audit","day":"2026-11-27"} does so for ' +
        'another day.',
      invokeCommand(Stack.of(this.#scope).region, keeperFunctionName, '{"archive":"audit"}'),
    );
  }

  /** Prints how to audit what a handler did with the events of a day. */
  printHandlerAudits(handler: string, keeperFunctionName: string, request: string): void {
    this.print(
      `${pascalCase(handler)}AuditCommand`,
      `Compares what was published yesterday with what ${handler} did, event by event. With "day":"2026-11-27" in it, another day.`,
      invokeCommand(Stack.of(this.#scope).region, keeperFunctionName, request),
    );
  }

  /** Prints how to see replays, and how to start one. */
  printReplays(keeperFunctionName: string): void {
    this.print(
      'ReplaysCommand',
      'Lists the replays of the archive. {"archive":"replay","subscriber":"<name>","from":"2026-11-01","dryRun":true} in place of ' +
        'the list counts what a replay would bring, and without "dryRun" begins it.',
      invokeCommand(Stack.of(this.#scope).region, keeperFunctionName, '{"archive":"replays"}'),
    );
  }

  /** Prints how to forget a person. */
  printForgetting(keeperFunctionName: string): void {
    this.print(
      'ForgetCommand',
      'Removes a person from the archive and from everything else that the pipeline keeps: put a source and the id of one of its ' +
        'users in. It answers with a certificate.',
      invokeCommand(
        Stack.of(this.#scope).region,
        keeperFunctionName,
        '{"archive":"forget","source":"<source>","user":"<user>"}',
      ),
    );
  }

  /** Prints how to see how the pipeline is, and where the names of all its parts are. */
  printStatus(pipelineName: string): void {
    const { region } = Stack.of(this.#scope);
    this.print(
      'StatusCommand',
      'Shows how the pipeline is. What its queues, dead-letter queues, log groups, tables and topic are called, ' +
        `aws ssm get-parameters-by-path --recursive --path ${STAGE_PARAMETERS} shows.`,
      `npx wallet-webhooks status --stage ${pipelineName} --region ${region}`,
    );
  }

  /** Prints what a domain must lead to. Whoever gave a zone has nothing left to do. */
  printDomain(settings: PipelineSettings['domain'], domain: IntakeDomain | undefined): void {
    if (settings === undefined || settings.hostedZone !== undefined || domain === undefined) return;
    const description = `What ${settings.name} must be an alias of, for A and AAAA, or have as its CNAME.`;
    this.print('DomainTarget', description, domain.target);
  }

  /** Prints one value under a name. */
  print(id: string, description: string, value: string): void {
    new CfnOutput(this.#scope, id, { description, value });
  }
}

function invokeCommand(region: string, functionName: string, payload: string): string {
  return (
    `aws lambda invoke --region ${region} --function-name ${functionName} ` +
    `--cli-read-timeout 0 --cli-binary-format raw-in-base64-out --payload '${payload}' /dev/stdout`
  );
}

/** `privy/main` → `PrivyMain`. */
function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

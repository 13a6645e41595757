import type { PipelineAlarm } from '../stage/alarms.ts';
import type { Stage } from '../stage/stage.ts';
import { type Check, type Finding, whatIsWrong } from './check.ts';

const NAME = 'alarms';

/** Every alarm notifies a topic, and the topic somebody. */
export async function checkAlarms(stage: Stage): Promise<readonly Check[]> {
  const { pipelineName, alarmTopicArn } = stage.description;
  const alarms = await (await stage.services.alarms()).ofPipeline(pipelineName);
  if (alarmTopicArn === undefined)
    return whatIsWrong(
      NAME,
      [{ sentence: "the alarms notify nobody: give the stage alarms: { emails: ['<address>'] }" }],
      '',
    );
  const found = [...ofAlarms(alarms), ...(await ofTopic(stage, alarmTopicArn))];
  return whatIsWrong(NAME, found, `${alarms.length} of them, with somebody to notify`);
}

function ofAlarms(alarms: readonly PipelineAlarm[]): Finding[] {
  if (alarms.length === 0) return [{ sentence: 'the stage has no alarm: deploy it once more' }];
  return alarms.flatMap(({ name, actions, isSilenced }) => {
    if (isSilenced)
      return [{ sentence: `the actions of the alarm ${name} are switched off: switch them on` }];
    return actions.length > 0
      ? []
      : [{ sentence: `the alarm ${name} notifies nobody: deploy the stage once more` }];
  });
}

async function ofTopic({ services }: Stage, topicArn: string): Promise<Finding[]> {
  const receivers = await (await services.subscriptions()).receivers(topicArn);
  const pending = receivers.filter(({ isPending }) => isPending).length;
  if (pending < receivers.length)
    return pending === 0
      ? []
      : [
          {
            sentence: `${pending} of the ${receivers.length} who subscribed to ${topicArn} have not confirmed the message that SNS sent them, and are not told of alarms`,
          },
        ];
  const what =
    receivers.length === 0
      ? 'nobody has subscribed to'
      : 'nobody has confirmed the message that SNS sent to who subscribed to';
  return [{ sentence: `${what} ${topicArn}, which the alarms notify` }];
}

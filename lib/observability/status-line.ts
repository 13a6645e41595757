import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmState,
  AlarmStatusWidget,
  type IWidget,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { allOf, type Figures } from './figures.ts';
import { total } from './total.ts';

const WIDTH = 24;
const HEIGHT = 3;
/** One widget takes no more than so many alarms. */
const ALARMS_PER_WIDGET = 100;

/** What is asked first: how much was taken in today, what is held up anywhere, and which alarms ring. */
export function statusLine(
  title: string,
  figures: readonly Figures[],
  alarms: readonly Alarm[],
): readonly (readonly IWidget[])[] {
  const minute = Duration.minutes(1);
  const accepted = allOf(figures, 'accepted');
  const values = [
    ...total({
      label: 'Accepted today (UTC)',
      prefix: 'accepted',
      metrics: accepted,
      period: Duration.days(1),
    }),
    ...total({ label: 'Waiting', prefix: 'waiting', metrics: allOf(figures, 'waiting'), period: minute }),
    ...total({ label: 'Dead', prefix: 'dead', metrics: allOf(figures, 'dead'), period: minute }),
    ...total({
      label: 'Users in quarantine',
      prefix: 'quarantined',
      metrics: allOf(figures, 'quarantined'),
      period: minute,
    }),
  ];
  const line =
    values.length === 0
      ? []
      : [[new SingleValueWidget({ title, metrics: values, width: WIDTH, height: HEIGHT })]];
  return [...line, ...ringing(alarms)];
}

function ringing(alarms: readonly Alarm[]): IWidget[][] {
  return Array.from({ length: Math.ceil(alarms.length / ALARMS_PER_WIDGET) }, (_, index) => {
    const first = index * ALARMS_PER_WIDGET;
    const shown = alarms.slice(first, first + ALARMS_PER_WIDGET);
    const widget = new AlarmStatusWidget({
      title: 'Alarms that ring, or know nothing yet',
      alarms: shown,
      states: [AlarmState.ALARM, AlarmState.INSUFFICIENT_DATA],
      width: WIDTH,
      height: HEIGHT,
    });
    return [widget];
  });
}

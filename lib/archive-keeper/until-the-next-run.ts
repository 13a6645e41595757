import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

/** What the keeper looks at once a day is as it found it until it looks again: its silence is no sign that all is well. */
export const UNTIL_THE_NEXT_RUN = TreatMissingData.IGNORE;

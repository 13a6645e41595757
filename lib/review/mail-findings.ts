import type { Acknowledgment } from 'aws-cdk-lib';

/** What cdk-nag finds in a topic that writes to people, and why it is right. */
export const MAIL_FINDINGS: readonly Acknowledgment[] = [
  {
    id: 'Serverless::Serverless-SNSRedrivePolicy',
    reason:
      'SNS tries to deliver an e-mail for six hours; one that nobody got by then is read on the dashboard.',
  },
];

import { App } from 'aws-cdk-lib';
import { ApiGatewayLogsStack } from 'wallet-webhooks';

/** What `npm run deploy` deploys before the first stage of an account and region in which API Gateway cannot write logs yet. */
const app = new App();
new ApiGatewayLogsStack(app, 'WalletWebhooks-ApiGatewayLogs');
app.synth();

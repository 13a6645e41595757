'use strict';
throw new Error(
  'package.json: type: your app loads wallet-webhooks with require; allowed: "module", so that it imports; run npm pkg set type=module',
);

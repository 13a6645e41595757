/** Two bodies and their signatures under one secret, fixed once and for all. B is A with `redelivery` added. */
export const SECRET = 'dyn_fixtureSecret0000000000000000000000000001';

export const BODY_A =
  '{"messageId":"0f9c1a52-6f43-4c5e-9a57-2a3c1f0d7e01","eventId":"7b1de0b4-94a1-4d0b-8d0c-5a4d2c9be402","eventName":"ping","timestamp":"2026-11-22T00:00:00.123Z","webhookId":"3c6a2f9e-1b7d-4e85-a0c4-9d2e8f617a03","userId":null,"environmentId":"5e0d7b3c-2a91-4f68-b7d3-1c4e6a8f9b04","environmentName":"sandbox","data":{"webhookId":"3c6a2f9e-1b7d-4e85-a0c4-9d2e8f617a03","message":"ping fixture","events":["user.created"],"url":"https://hooks.example.test/dynamic","isEnabled":true}}';

export const MAC_A = '4100e88c3e4f8fd473188c75895701dab7a263e83bc01308d8147fbac76536f2';

export const BODY_B =
  '{"messageId":"0f9c1a52-6f43-4c5e-9a57-2a3c1f0d7e01","eventId":"7b1de0b4-94a1-4d0b-8d0c-5a4d2c9be402","eventName":"ping","timestamp":"2026-11-22T00:00:00.123Z","webhookId":"3c6a2f9e-1b7d-4e85-a0c4-9d2e8f617a03","userId":null,"environmentId":"5e0d7b3c-2a91-4f68-b7d3-1c4e6a8f9b04","environmentName":"sandbox","redelivery":true,"data":{"webhookId":"3c6a2f9e-1b7d-4e85-a0c4-9d2e8f617a03","message":"ping fixture","events":["user.created"],"url":"https://hooks.example.test/dynamic","isEnabled":true}}';

export const MAC_B = '8db49b8a23735caa68e947c58bd26419f0a516b8e0acb07ef38c0e1a4728bd4d';

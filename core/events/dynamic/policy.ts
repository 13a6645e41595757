import { baseUnits, list, maybe, object, oneOf, text } from '../schema/fields.ts';
import { dynamicEvents } from './dynamic-events.ts';

const counterparty = object({ address: text(), label: maybe(text()) });

const asset = object({ address: maybe(text()), type: maybe(text()), symbol: maybe(text()) });

export const policyEvents = dynamicEvents({
  'waas.policy.violation': {
    meaning: 'A policy stopped a transaction or a signature.',
    nature: 'notice',
    data: object({
      errorMessage: text('For people to read; branch on `reasonCode`.'),
      reasonCode: oneOf(
        'address_denied',
        'address_not_allowed',
        'value_limit_exceeded',
        'simulation_failed',
        'security_risk_malicious',
        'security_validation_failed',
        'invalid_message_format',
      ),
      userId: maybe(text()),
      walletId: maybe(text()),
      publicKey: maybe(text("The wallet's address.")),
      address: maybe(text()),
      operationType: maybe(oneOf('evmTransaction', 'evmUserOperation', 'svmTransaction', 'svmMessage')),
      chainId: maybe(text()),
      deniedAddresses: maybe(list(text())),
      notAllowedAddresses: maybe(list(text())),
      counterparties: maybe(list(counterparty)),
      asset: maybe(asset),
      maxPerCallLimit: maybe(baseUnits()),
      totalOutgoingValue: maybe(baseUnits()),
      simulationStatus: maybe(text()),
      validationResultType: maybe(text()),
    }),
  },
});

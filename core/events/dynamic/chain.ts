import { oneOf } from '../schema/fields.ts';

export const chain = () =>
  oneOf(
    'EVM',
    'ETH',
    'SOL',
    'BTC',
    'SUI',
    'TON',
    'TRON',
    'APTOS',
    'COSMOS',
    'FLOW',
    'ALGO',
    'STARK',
    'ECLIPSE',
    'SPARK',
    'STELLAR',
    'ALEO',
    'TEMPO',
    'MIDNIGHT',
  );

import { describeLedger } from '../contract/ledger-contract.ts';
import { SimulatedLedger } from './simulated-ledger.ts';

describeLedger('of the simulation', async () => new SimulatedLedger());

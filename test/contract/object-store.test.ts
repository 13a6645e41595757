import { MemoryObjects } from '../support/memory-objects.ts';
import { describeObjectStore } from './object-store-contract.ts';

describeObjectStore('in memory', async () => new MemoryObjects());

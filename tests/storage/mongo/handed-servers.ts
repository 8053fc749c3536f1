import { describe } from '@jest/globals';
import type { Ground } from '../../../scripts/mongo/server.js';

/**
 * `npm run test:mongo` hands over, in the environment, how to start servers, or the address of one that runs.
 * Without it the tests on servers are skipped, so that `npm test` passes on a bare machine.
 */
const { GEZIPU_TEST_MONGO_GROUND: handedGround, GEZIPU_TEST_MONGO_URI: handedUri } = process.env;

/** The address of somebody's server, or null. */
export const givenUri = handedUri ?? null;

export function ground(): Ground {
  if (handedGround === undefined) throw new Error('npm run test:mongo starts these tests');
  return JSON.parse(handedGround) as Ground;
}

export const describeOnServers = handedGround === undefined ? describe.skip : describe;
export const describeOnGivenServer = handedUri === undefined ? describe.skip : describe;

/** To start or stop up to four emulated servers. */
export const START = 180_000;

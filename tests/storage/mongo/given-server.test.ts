import { afterAll } from '@jest/globals';
import { storeContract } from '../store-contract.js';
import { describeOnGivenServer, givenUri } from './handed-servers.js';
import { DATABASE, inDatabase, mongoSubject, withDatabase } from './mongo-place.js';

describeOnGivenServer('the server at MONGODB_URI', () => {
  storeContract(mongoSubject('MongoDB', () => givenUri ?? ''));

  afterAll(() => withDatabase(inDatabase(givenUri ?? '', DATABASE), (database) => database.dropDatabase()));
});

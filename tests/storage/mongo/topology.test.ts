import { expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { shortcomingOf } from '../../../src/storage/mongo/topology.js';

/** As much of a connection as is asked about the server. */
function connectionTo(hello: object, findOne: () => unknown = () => null): Connection {
  const db = { admin: () => ({ command: async () => hello }) };
  const settings = { collection: () => ({ findOne: async () => findOne() }) };
  return { name: 'village', db, useDb: () => settings } as unknown as Connection;
}

const CLUSTER = { msg: 'isdbgrid' };

function forbidden(): never {
  throw new mongoose.mongo.MongoServerError({ code: 13, message: 'not authorized on config' });
}

test.each([
  ['a replica set', connectionTo({ setName: 'rs0' }), null],
  ['a stand-alone server', connectionTo({}), /stand-alone/u],
  ['a cluster that spreads by id', connectionTo(CLUSTER, () => ({ key: { _id: 1 } })), null],
  ['a cluster that spreads by a hash of the id', connectionTo(CLUSTER, () => ({ key: { _id: 'hashed' } })), null],
  ['a cluster that does not spread', connectionTo(CLUSTER), /not sharded/u],
  ['a cluster that does not let its settings be read', connectionTo(CLUSTER, forbidden), null],
])('of %s it is said what is given up, if anything', async (_what, connection, says) => {
  const said = await shortcomingOf(connection);
  if (says === null) expect(said).toBeNull();
  else expect(said).toMatch(says);
});

import mongoose from 'mongoose';

type Answer = Record<string, unknown>;

/** Runs one administrative command on one server, whatever its role, and resolves to its answer. */
export async function askServer(
  address: string,
  command: Record<string, unknown>,
  database = 'admin',
): Promise<Answer> {
  const options = { directConnection: true, serverSelectionTimeoutMS: 2_000 };
  const client = new mongoose.mongo.MongoClient(`mongodb://${address}/`, options);
  try {
    return await client.db(database).command(command);
  } finally {
    await client.close();
  }
}

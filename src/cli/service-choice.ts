/** Which running service a command talks to. */
import type { Command } from 'commander';
import { loadConfig } from '../config.js';
import { createSimulatorClient, type SimulatorClient } from './simulator-client.js';

export interface ServiceChoice {
  url?: string;
}

export function withServiceOptions(command: Command): Command {
  return command.option('--url <url>', 'address of the running service (default: HOST and PORT of the configuration)');
}

export function clientFor(choice: ServiceChoice): SimulatorClient {
  const config = loadConfig();
  const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
  return createSimulatorClient(
    (choice.url ?? `http://${host}:${String(config.port)}`).replace(/\/+$/u, ''),
    config.operatorToken,
  );
}

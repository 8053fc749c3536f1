/** Opening and closing the port. */
import { once } from 'node:events';
import { createServer as createNodeServer } from 'node:http';
import type { Server as NodeServer, RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SECOND } from '../domain/time.js';

export interface Server {
  /** Resolves with the port it really listens on (another one than asked for 0); rejects when that is taken. */
  listen(port: number, host: string): Promise<number>;
  /**
   * Takes nothing new, ends streamed answers, and resolves when the answers under way are out, at the latest after
   * ten seconds: then what is left is cut off. May be called again, and before `listen`.
   */
  close(): Promise<void>;
}

const GRACE = 10 * SECOND;

/** `endStreams` is called when closing begins. */
export function createServer(app: RequestListener, endStreams: () => void): Server {
  const server = createNodeServer(app);
  let closed: Promise<void> | null = null;
  const quiet = quietSockets(server, () => closed !== null);
  const shut = async () => {
    endStreams();
    if (!server.listening) return;
    const gone = once(server, 'close');
    server.close();
    for (const socket of quiet) socket.destroy();
    const cut = setTimeout(() => server.closeAllConnections(), GRACE);
    await gone;
    clearTimeout(cut);
  };
  return {
    async listen(port, host) {
      server.listen(port, host);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    close: () => (closed ??= shut()),
  };
}

/**
 * Connections on which nothing is asked. Node closes kept-alive ones by itself, but not those that browsers open in
 * advance; each would hold the port until the grace is over.
 */
function quietSockets(server: NodeServer, isClosing: () => boolean): ReadonlySet<Socket> {
  const quiet = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    quiet.add(socket);
    socket.once('close', () => quiet.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    quiet.delete(socket);
    response.once('close', () => {
      if (isClosing()) socket.end();
      else if (!socket.destroyed) quiet.add(socket);
    });
  });
  return quiet;
}

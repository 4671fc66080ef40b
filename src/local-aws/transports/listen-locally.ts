import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The one interface that a server here listens on: no other machine reaches it. */
export const LOOPBACK = '127.0.0.1';

/** A `Host` header that names this machine. */
export const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Lets a server listen on the loopback interface, and returns the port: a free one for 0. Rejects when it is taken. */
export function listenLocally(server: Server, port: number): Promise<number> {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, LOOPBACK, () => {
      server.off('error', failed);
      listening((server.address() as AddressInfo).port);
    });
  });
}

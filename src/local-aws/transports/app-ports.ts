import type { Server } from 'node:http';
import type { LocalAws } from '../local-aws.ts';
import type { Entrance } from '../runtimes/received.ts';
import { AppProxy } from './app-proxy.ts';
import { appServer, type AppServerOptions } from './app-server.ts';
import { listenLocally, LOOPBACK } from './listen-locally.ts';

/** An address of the account, and where it is reached on this machine. */
export interface AppAddress {
  /** As `http://203.0.113.7/`. */
  url: string;
  /** As `http://127.0.0.1:4748/`. */
  at: string;
}

export interface AppPortsOptions extends Omit<AppServerOptions, 'proxy'> {
  /** The first port to try; any free one for 0. */
  from: number;
  /** Told of each address when it can be reached. */
  opened(address: AppAddress): void;
}

/**
 * Ports on 127.0.0.1 for the places at which the internet gets into the account. They come and go with the listeners of
 * load balancers and with tasks; a place keeps its port for as long as it is there.
 */
export class AppPorts {
  readonly #aws: LocalAws;
  readonly #options: AppPortsOptions;
  readonly #proxy = new AppProxy();
  readonly #open = new Map<string, { server: Server; address: AppAddress; port: number }>();
  readonly #timer: NodeJS.Timeout;
  #seen = -1;
  #syncing: Promise<void> = Promise.resolve();

  constructor(aws: LocalAws, options: AppPortsOptions) {
    this.#aws = aws;
    this.#options = options;
    this.#timer = setInterval(() => {
      if (aws.account.version !== this.#seen) void this.sync();
    }, LOOK_EVERY);
    this.#timer.unref();
  }

  /** The addresses that can be reached now. */
  async addresses(): Promise<AppAddress[]> {
    await this.sync();
    return [...this.#open.values()].map(({ address }) => address);
  }

  /** Opens and closes ports, so that they are those of the account as it is now. */
  sync(): Promise<void> {
    this.#syncing = this.#syncing.then(() => this.#sync().catch(this.#options.onBug));
    return this.#syncing;
  }

  /** Closes all ports. What is under way ends. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#syncing;
    for (const { server } of this.#open.values()) {
      server.close();
      server.closeAllConnections();
    }
    this.#open.clear();
  }

  async #sync(): Promise<void> {
    const { account } = this.#aws;
    if (account.version === this.#seen) return;
    this.#seen = account.version;
    const wanted = await this.#wanted();
    this.#proxy.endDrained();
    for (const url of this.#open.keys()) if (!wanted.has(url)) this.#close(url);
    for (const entrance of wanted.values()) await this.#openFor(entrance);
  }

  async #wanted() {
    const entrances = await this.#aws.entrances();
    const ofBalancers = entrances.filter(({ of }) => of === 'load balancer');
    const ofTasks = entrances.filter(({ of }) => of === 'task');
    // Those that are open stay, so that nothing moves when there are too many.
    ofTasks.sort(
      (one, other) => Number(this.#open.has(other.url)) - Number(this.#open.has(one.url)),
    );
    const wanted = [...ofBalancers, ...ofTasks].slice(0, MOST_PORTS);
    return new Map(wanted.map((entrance) => [entrance.url, entrance]));
  }

  async #openFor(entrance: Entrance & { region: string }): Promise<void> {
    const { url } = entrance;
    if (this.#open.has(url)) return;
    const server = appServer(this.#aws, entrance, { ...this.#options, proxy: this.#proxy });
    const port = await this.#listen(server);
    const address = { url, at: `http://${LOOPBACK}:${port}/` };
    this.#open.set(url, { server, address, port });
    this.#options.opened(address);
  }

  /** Takes the first port that nobody has, so that readers find the same ones again; any free one when many are taken. */
  async #listen(server: Server): Promise<number> {
    const { from } = this.#options;
    const used = new Set([...this.#open.values()].map(({ port }) => port));
    for (let port = from; from > 0 && port < from + 2 * MOST_PORTS && port <= 65_535; port++) {
      if (used.has(port)) continue;
      try {
        return await listenLocally(server, port);
      } catch (error) {
        const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
        if (!isTaken) throw error;
      }
    }
    return listenLocally(server, 0);
  }

  /** Takes nobody in any more. Requests that are under way go on. */
  #close(url: string): void {
    const { server } = this.#open.get(url)!;
    this.#open.delete(url);
    server.close();
    server.closeIdleConnections();
  }
}

// --- internal ---

/** How many milliseconds pass between two looks at an account that nobody asks anything. */
const LOOK_EVERY = 500;

/** How many addresses have a port at the same time: a service can have thousands of tasks. */
const MOST_PORTS = 100;

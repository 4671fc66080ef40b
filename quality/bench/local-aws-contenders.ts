import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../src/local-aws/stores/memory.ts';
import { usedServices } from '../../scripts/services.ts';
import { localClients, LOCAL_SETTINGS, makeClients } from '../../src/engine/aws/clients.ts';
import { startServer } from './server-process.ts';
import type { Contender } from './contender.ts';

/** The local AWS in this process, with every service, in memory. */
export async function oursInProcess(): Promise<Contender> {
  const aws = await LocalAws.open({ store: memoryStore(), services: allServices });
  const requestHandler = inProcess(aws);
  return {
    name: 'ours, in process',
    clients: localClients(usedServices, 'us-east-1', requestHandler),
    pass: (seconds) => aws.advanceTo(aws.account.now + seconds * 1000),
    close: () => aws.close(),
  };
}

/** The local AWS as a reader starts it: `npm run local-aws`, in a process of its own, on an account file of its own. */
export async function oursOverHttp(): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-bench-'));
  const { url, stop } = await startServer(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/local-aws.ts', '--port=0'],
    { environment: { LOCAL_AWS_FILE: join(folder, 'account.sqlite') }, ready: /_URL=(\S+)/ },
  );
  return {
    name: 'ours, over HTTP',
    clients: makeClients(usedServices, { region: 'us-east-1', endpoint: url, ...LOCAL_SETTINGS }),
    async pass(seconds) {
      const body = JSON.stringify({ advance: seconds });
      const { ok } = await fetch(`${url}/_local-aws/clock`, { method: 'POST', body });
      if (!ok) throw new Error('the clock did not move');
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

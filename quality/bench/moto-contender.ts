import { usedServices } from '../../scripts/services.ts';
import { LOCAL_SETTINGS, makeClients } from '../../src/engine/aws/clients.ts';
import { startMoto } from './moto-server.ts';
import type { Contender } from './contender.ts';

/** moto_server as it comes. */
export async function moto(version: string): Promise<Contender> {
  const { url, stop } = await startMoto();
  return {
    name: `moto_server ${version}`,
    clients: makeClients(usedServices, { region: 'us-east-1', endpoint: url, ...LOCAL_SETTINGS }),
    pass: () => Promise.resolve(),
    close: stop,
  };
}

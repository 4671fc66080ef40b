import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { makeClients } from '../../../src/engine/aws/clients.ts';
import { services, type Clients } from '../../../src/engine/aws/index.ts';
import { spreadLazily } from '../../../src/engine/aws/lazily.ts';
import type { ClientConfig } from '../../../src/engine/aws/service.ts';
import type { ContainerRuntime } from '../../../src/local-aws/runtimes/container-runtime.ts';
import { quickClients } from '../../../quality/harness/quick-clients.ts';
import { openLocalAws } from '../../local.ts';

/** A fresh local AWS with every service, those beyond the tutorial included, and a client for each. */
export async function openAllServices(runtime?: ContainerRuntime) {
  const aws = await openLocalAws(allServices, runtime);
  const pass = (seconds: number) => aws.advanceTo(aws.account.now + seconds * 1000);
  return spreadLazily(named(quickClients(inProcess(aws)), pass), { aws });
}

/** A client for each service, and how seconds pass for whoever answers them. */
export function allClientsOf(config: ClientConfig, pass: (seconds: number) => Promise<void>) {
  return named(makeClients(services, config), pass);
}

export type AllClients = ReturnType<typeof allClientsOf>;

// --- internal ---

function named(clients: Clients, pass: (seconds: number) => Promise<void>) {
  return spreadLazily(clients, {
    get elb() {
      return clients.elbv2;
    },
    pass,
  });
}

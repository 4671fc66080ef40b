import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { LOCAL_SETTINGS, makeClients } from '../../../src/engine/aws/clients.ts';
import { services } from '../../../src/engine/aws/index.ts';
import type { ClientConfig } from '../../../src/engine/aws/service.ts';
import type { ContainerRuntime } from '../../../src/local-aws/runtimes/container-runtime.ts';
import { openLocalAws } from '../../local.ts';

/** A fresh local AWS with every service, those beyond the tutorial included, and a client for each. */
export async function openAllServices(runtime?: ContainerRuntime) {
  const aws = await openLocalAws(allServices, runtime);
  const requestHandler = inProcess(aws);
  const config = { region: 'us-east-1', requestHandler, ...LOCAL_SETTINGS };
  const pass = (seconds: number) => aws.advanceTo(aws.account.now + seconds * 1000);
  return { aws, ...allClientsOf(config, pass) };
}

/** A client for each service, and how seconds pass for whoever answers them. */
export function allClientsOf(config: ClientConfig, pass: (seconds: number) => Promise<void>) {
  const clients = makeClients(services, config);
  return { ...clients, elb: clients.elbv2, pass };
}

export type AllClients = ReturnType<typeof allClientsOf>;

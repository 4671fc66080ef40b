import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/**
 * Refuses names of hosts that can be none, and members of a container that there are not in the network mode awsvpc, with
 * ClientException. The words are AWS's, as it was asked on 2026-09-08, where no comment says otherwise:
 * https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkNetworkMembers(
  container: ContainerDefinition,
  networkMode: string | undefined,
): void {
  const { hostname, extraHosts, dnsServers, dnsSearchDomains, disableNetworking } = container;
  checkHostName('hostname', hostname);
  for (const domain of dnsSearchDomains ?? []) checkHostName(`DNS search domain ${domain}`, domain);
  if (networkMode !== 'awsvpc') return;
  if (hostname) {
    throw clientException('hostname is not supported on container when networkMode=awsvpc.');
  }
  if (extraHosts?.length) {
    throw clientException('Extra hosts are not supported on container when networkMode=awsvpc.');
  }
  if (dnsServers?.length) {
    throw clientException('DNS servers are not supported on container when networkMode=awsvpc.');
  }
  if (dnsSearchDomains?.length) {
    // A guess that follows the text above.
    throw clientException(
      'DNS search domains are not supported on container when networkMode=awsvpc.',
    );
  }
  if (disableNetworking) {
    throw clientException(
      'Disable Networking is not supported on container when networkMode=awsvpc.',
    );
  }
}

// --- internal ---

const HOST_NAME = '^[a-zA-Z0-9-.]{0,253}[a-zA-Z0-9]$';

function checkHostName(what: string, name: string | undefined): void {
  if (name === undefined || new RegExp(HOST_NAME).test(name)) return;
  // Of a hostname: https://github.com/ansible/ansible/pull/35928
  throw clientException(`${what} contains invalid characters, does not match pattern ${HOST_NAME}`);
}

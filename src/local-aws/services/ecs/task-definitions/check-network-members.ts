import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/**
 * Refuses members of a container that there are not in the network mode awsvpc, with ClientException. The words are AWS's,
 * as it was asked on 2026-09-08: https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkNetworkMembers(
  container: ContainerDefinition,
  networkMode: string | undefined,
): void {
  if (networkMode !== 'awsvpc') return;
  const { hostname, extraHosts, dnsServers, dnsSearchDomains, disableNetworking } = container;
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

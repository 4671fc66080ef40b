import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/**
 * Refuses a proxy that could not stand between a task and its network, with ClientException. The words are AWS's, as it was
 * asked on 2026-09-08: https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkProxy({
  proxyConfiguration: proxy,
  containerDefinitions = [],
  networkMode,
}: RegisterTaskDefinitionCommandInput): void {
  if (!proxy) return;
  if (networkMode !== 'awsvpc') {
    throw clientException('APPMESH proxy configuration is only supported in networkMode=awsvpc');
  }
  if (!containerDefinitions.some(({ name }) => name === proxy.containerName)) {
    throw clientException(`Proxy container [${proxy.containerName}] does not exist.`);
  }
  const has = (wanted: string) => proxy.properties?.some(({ name }) => name === wanted);
  if (!has('ProxyIngressPort')) throw clientException('Ingress port not found');
  // A guess that follows the text above.
  if (!has('ProxyEgressPort')) throw clientException('Egress port not found');
}

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
  const { properties = [] } = proxy;
  if (properties.some(({ value }) => value === undefined)) {
    // https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/163
    throw clientException('ProxyConfiguration properties value cannot be null.');
  }
  const has = (wanted: string) =>
    properties.some(({ name, value }) => name === wanted && value !== '');
  if (!has('ProxyIngressPort')) throw clientException('Ingress port not found');
  // A guess that follows the text above.
  if (!has('ProxyEgressPort')) throw clientException('Egress port not found');
  // https://github.com/aws/aws-app-mesh-roadmap/issues/467
  if (!has('AppPorts')) throw clientException('App ports not found');
}

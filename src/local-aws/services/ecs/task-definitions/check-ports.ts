import type { ContainerDefinition, PortMapping } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/**
 * Refuses port mappings that a task could not have, with ClientException. The words are AWS's, those of ranges as it was
 * asked on 2026-09-08: https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 *
 * @param networkMode undefined as ECS takes it, for bridge
 */
export function checkPorts(
  containers: readonly ContainerDefinition[],
  networkMode: string | undefined,
): void {
  const [hostPorts, ranged, names] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const container of containers) {
    checkRanges(container, networkMode);
    for (const mapping of container.portMappings ?? []) {
      checkMapping(container, mapping, networkMode);
      takeHostPort(mapping, networkMode, hostPorts);
      takeRange(mapping, networkMode, ranged);
      if (mapping.name === undefined || networkMode !== 'awsvpc') continue;
      if (names.has(mapping.name)) {
        throw clientException('When networkMode=awsvpc, port mapping name is already used');
      }
      names.add(mapping.name);
    }
  }
}

// --- internal ---

/** Ranges are for these: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html, read 2026-11-30 */
const RANGED = new Set<string | undefined>(['awsvpc', 'bridge', undefined]);

function checkMapping(
  { name }: ContainerDefinition,
  { name: portName, containerPort, hostPort, containerPortRange }: PortMapping,
  networkMode: string | undefined,
): void {
  if (networkMode === 'none') {
    // The rule is the API reference's, the wording a guess that follows what is said of links.
    throw clientException('Port mappings are not supported when networkMode=none.');
  }
  if (portName !== undefined && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(portName)) {
    // The rule is the API reference's, the wording a guess that follows the ports below.
    throw clientException(`Invalid 'name' setting in a port mapping for container '${name}'.`);
  }
  if (containerPortRange !== undefined) {
    if (containerPort !== undefined || hostPort !== undefined) {
      // https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-port-range-with-host-port/meta.yaml
      throw clientException(
        `Invalid port mapping for container '${name}', cannot specify both single port and port range.`,
      );
    }
    if (portsOf(containerPortRange).length === 0 || !RANGED.has(networkMode)) {
      // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-port-range-reversed
      throw clientException(`Invalid 'containerPortRange' setting for container '${name}'.`);
    }
    return;
  }
  if (!isPort(containerPort)) {
    // https://github.com/aws/aws-cli/issues/7288
    throw clientException(`Invalid 'containerPort' setting for container '${name}'.`);
  }
  if (hostPort !== undefined && hostPort !== 0 && !isPort(hostPort)) {
    // A guess that follows the other port.
    throw clientException(`Invalid 'hostPort' setting for container '${name}'.`);
  }
  if (isShared(networkMode) && hostPort && hostPort !== containerPort) {
    // https://github.com/pulumi/pulumi-awsx/issues/935
    throw clientException(
      `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
    );
  }
}

/** The rules are the API reference's: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html */
function checkRanges(
  { name, portMappings = [] }: ContainerDefinition,
  networkMode: string | undefined,
): void {
  const ranges = portMappings.filter((mapping) => mapping.containerPortRange !== undefined);
  if (ranges.length > 100) {
    // A guess at the wording.
    throw clientException(`Container '${name}' has more than 100 containerPortRange settings.`);
  }
  // With awsvpc the ports of all containers are looked at together.
  if (networkMode === 'awsvpc') return;
  const taken = new Set<string>();
  for (const { containerPortRange = '', protocol = 'tcp' } of ranges) {
    for (const port of portsOf(containerPortRange)) {
      const key = `${protocol} ${port}`;
      if (taken.has(key)) {
        // A guess that follows what is said of awsvpc.
        throw clientException(
          `${protocol.toUpperCase()} container port '${port}' is used multiple times in container '${name}'.`,
        );
      }
      taken.add(key);
    }
  }
}

/** https://github.com/aws/amazon-ecs-agent/issues/1220 */
function takeHostPort(
  { containerPort, hostPort, protocol = 'tcp' }: PortMapping,
  networkMode: string | undefined,
  taken: Set<string>,
): void {
  const port = hostPort || (isShared(networkMode) ? containerPort : undefined);
  if (port === undefined) return;
  const key = `${protocol} ${port}`;
  if (taken.has(key)) {
    throw clientException(
      `${protocol.toUpperCase()} host port '${port}' is mapped multiple times in task.`,
    );
  }
  taken.add(key);
}

/** Of a task with its own network interface all containers share the ports. */
function takeRange(
  { containerPort, containerPortRange, protocol = 'tcp' }: PortMapping,
  networkMode: string | undefined,
  taken: Set<string>,
): void {
  if (networkMode !== 'awsvpc') return;
  const ports =
    containerPortRange === undefined ? [containerPort ?? 0] : portsOf(containerPortRange);
  const twice = ports.find((port) => taken.has(`${protocol} ${port}`));
  if (twice !== undefined) {
    // https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-port-range-overlap/meta.yaml
    throw clientException(
      `${protocol.toUpperCase()} container port '${twice}' is used multiple times in task when networkMode=awsvpc.`,
    );
  }
  for (const port of ports) taken.add(`${protocol} ${port}`);
}

function isShared(networkMode: string | undefined): boolean {
  return networkMode === 'awsvpc' || networkMode === 'host';
}

function isPort(port: number | undefined): boolean {
  return port !== undefined && port >= 1 && port <= 65_535;
}

/** The ports of `8080-8090`; none when that is no range. */
function portsOf(range: string): number[] {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(range) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (!isPort(first) || !isPort(last) || first >= last) return [];
  return Array.from({ length: last - first + 1 }, (_each, index) => first + index);
}

import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { blockOf, formatIpv4 } from '../../../core/ip-addresses.ts';
import type { ContainerKey } from '../../../runtimes/task-endpoint.ts';
import { findSubnet } from '../../ec2/networks/subnets.ts';
import { parseTaskDefinition } from '../identifiers.ts';
import { runtimeIdOf } from '../tasks/runtime-id.ts';
import { attachmentOf, definitionOf } from '../tasks/task-change.ts';
import { logTarget } from '../tasks/task-logs.ts';
import type { ShownContainer, TaskRecord } from '../tasks/tasks.ts';

/**
 * The metadata of a container, as version 4 of the endpoint has it. The network is the simulated one that the API shows. Left out are the
 * name servers, which are the engine's, and the snapshotter.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-examples.html
 */
export function containerMetadata(
  region: Region,
  record: TaskRecord,
  container: ShownContainer,
): ContainerKey & Record<string, unknown> {
  const { task } = record;
  const { family, revision } = parseTaskDefinition(task.taskDefinitionArn);
  const definition = definitionOf(region, record).containerDefinitions?.find(
    ({ name }) => name === container.name,
  );
  const created = task.pullStoppedAt?.toISOString();
  const started = task.startedAt?.toISOString();
  return {
    DockerId: runtimeIdOf(region, record.id, container.name),
    Name: container.name,
    DockerName: container.name,
    Image: container.image,
    ...(container.imageDigest !== undefined && { ImageID: container.imageDigest }),
    Labels: {
      ...definition?.dockerLabels,
      'com.amazonaws.ecs.cluster': task.clusterArn,
      'com.amazonaws.ecs.container-name': container.name,
      'com.amazonaws.ecs.task-arn': task.taskArn,
      'com.amazonaws.ecs.task-definition-family': family,
      'com.amazonaws.ecs.task-definition-version': revision,
    },
    DesiredStatus: task.desiredStatus,
    KnownStatus: container.lastStatus,
    ...(container.exitCode !== undefined && { ExitCode: container.exitCode }),
    ...limits(definition),
    ...(created !== undefined && { CreatedAt: created }),
    ...(started !== undefined && { StartedAt: started }),
    ...(definition?.healthCheck && { Health: { status: container.healthStatus } }),
    Type: 'NORMAL',
    Networks: [networkOf(region, record)],
    ContainerARN: container.containerArn ?? '',
    ...logs(definition, record.id),
  };
}

/**
 * The metadata of a task. Left out are the figures of the clock and of the ephemeral storage, since nothing here measures them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-response.html
 */
export function taskMetadata(region: Region, record: TaskRecord): object {
  const { task } = record;
  const { family, revision } = parseTaskDefinition(task.taskDefinitionArn);
  return {
    Cluster: task.clusterArn,
    TaskARN: task.taskArn,
    Family: family,
    Revision: revision,
    DesiredStatus: task.desiredStatus,
    KnownStatus: task.lastStatus,
    Limits: { CPU: Number(task.cpu) / 1024, Memory: Number(task.memory) },
    ...(task.pullStartedAt && { PullStartedAt: task.pullStartedAt.toISOString() }),
    ...(task.pullStoppedAt && { PullStoppedAt: task.pullStoppedAt.toISOString() }),
    AvailabilityZone: task.availabilityZone,
    LaunchType: 'FARGATE',
    Containers: task.containers.map((container) => containerMetadata(region, record, container)),
  };
}

// --- internal ---

function limits(definition: ContainerDefinition | undefined) {
  const { cpu, memory } = definition ?? {};
  if (!cpu && memory === undefined) return {};
  return { Limits: { ...(cpu && { CPU: cpu }), ...(memory !== undefined && { Memory: memory }) } };
}

function networkOf(region: Region, record: TaskRecord) {
  const details = attachmentOf(record).details ?? [];
  const detail = (wanted: string) => details.find(({ name }) => name === wanted)?.value;
  const cidr = findSubnet(region, record.network.subnetId)?.CidrBlock ?? '';
  // The second address of a subnet is its router's: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
  const gateway = formatIpv4(blockOf(cidr).first + 1);
  return {
    NetworkMode: 'awsvpc',
    IPv4Addresses: [detail('privateIPv4Address')],
    AttachmentIndex: 0,
    MACAddress: detail('macAddress'),
    IPv4SubnetCIDRBlock: cidr,
    PrivateDNSName: detail('privateDnsName'),
    SubnetGatewayIpv4Address: `${gateway}/${cidr.split('/')[1]}`,
  };
}

function logs(definition: ContainerDefinition | undefined, taskId: string) {
  const { logDriver, options = {} } = definition?.logConfiguration ?? {};
  if (!definition || logDriver === undefined) return {};
  const { 'awslogs-stream-prefix': _prefix, ...others } = options;
  const stream = logTarget(definition, taskId)?.stream;
  return {
    LogOptions: { ...others, ...(stream !== undefined && { 'awslogs-stream': stream }) },
    LogDriver: logDriver,
  };
}

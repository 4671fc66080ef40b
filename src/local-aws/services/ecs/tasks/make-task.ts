import type { ContainerDefinition, LaunchType, Tag, TaskOverride } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { findSubnet } from '../../ec2/networks/subnets.ts';
import { platformOfService, resolvedPlatform } from '../clusters/platform-version.ts';
import type { ClusterRecord } from '../clusters/clusters.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';
import {
  forgetOldTasks,
  tasks,
  type ShownContainer,
  type TaskNetwork,
  type TaskRecord,
  type TaskTarget,
} from './tasks.ts';
import { beginTask } from './task-life.ts';

export interface TaskRequest {
  cluster: ClusterRecord;
  definition: TaskDefinitionRecord;
  network: TaskNetwork;
  group: string;
  startedBy?: string | undefined;
  launchType?: LaunchType | undefined;
  capacityProviderName?: string | undefined;
  platformVersion?: string | undefined;
  overrides?: TaskOverride | undefined;
  enableExecuteCommand?: boolean | undefined;
  tags: Tag[];
  serviceArn?: string;
  deploymentId?: string;
  targets?: readonly TaskTarget[] | undefined;
}

/** Makes a task, PROVISIONING, and lets it live. The caller has checked everything that can be wrong with it. */
export function makeTask(region: Region, request: TaskRequest): TaskRecord {
  forgetOldTasks(region);
  const { cluster, definition, network, overrides = {} } = request;
  const id = region.hex(32, 'task', request.serviceArn ?? cluster.clusterArn);
  const taskArn = region.arn('ecs', `task/${cluster.clusterName}/${id}`);
  const containers = definition.containerDefinitions ?? [];
  const { sizeInGiB = 20 } = overrides.ephemeralStorage ?? definition.ephemeralStorage ?? {};
  const storage = { sizeInGiB };
  const record = tasks(region).put(taskArn, {
    id,
    phase: 'provisioning',
    network,
    healthy: false,
    ...(request.serviceArn !== undefined && { serviceArn: request.serviceArn }),
    ...(request.deploymentId !== undefined && { deploymentId: request.deploymentId }),
    ...(request.targets && request.targets.length > 0 && { targets: request.targets }),
    task: {
      taskArn,
      clusterArn: cluster.clusterArn,
      taskDefinitionArn: definition.taskDefinitionArn,
      lastStatus: 'PROVISIONING',
      desiredStatus: 'RUNNING',
      createdAt: region.date,
      version: 1,
      attachments: [
        {
          id: region.uuid('attachment', taskArn),
          type: 'ElasticNetworkInterface',
          status: 'PRECREATED',
          details: [{ name: 'subnetId', value: network.subnetId }],
        },
      ],
      attributes: [{ name: 'ecs.cpu-architecture', value: architectureOf(definition) }],
      availabilityZone: findSubnet(region, network.subnetId)?.AvailabilityZone,
      containers: containers.map((container) =>
        madeContainer(region, cluster, id, taskArn, container),
      ),
      cpu: overrides.cpu ?? definition.cpu,
      memory: overrides.memory ?? definition.memory,
      enableExecuteCommand: request.enableExecuteCommand ?? false,
      group: request.group,
      healthStatus: 'UNKNOWN',
      inferenceAccelerators: [],
      ...(request.launchType && { launchType: request.launchType }),
      ...(request.capacityProviderName !== undefined && {
        capacityProviderName: request.capacityProviderName,
      }),
      overrides: {
        ...overrides,
        containerOverrides:
          overrides.containerOverrides ?? containers.map(({ name }) => ({ name })),
        inferenceAcceleratorOverrides: [],
      },
      ...resolvedPlatform(platformOfService({}, definition, request.platformVersion)),
      ephemeralStorage: storage,
      fargateEphemeralStorage: storage,
      ...(request.startedBy !== undefined && { startedBy: request.startedBy }),
      tags: request.tags,
    },
  });
  beginTask(region, record);
  return record;
}

// --- internal ---

function architectureOf({ runtimePlatform }: TaskDefinitionRecord): string {
  return runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
}

function madeContainer(
  region: Region,
  cluster: ClusterRecord,
  taskId: string,
  taskArn: string,
  container: ContainerDefinition,
): ShownContainer {
  const id = region.uuid('container', taskArn);
  return {
    containerArn: region.arn('ecs', `container/${cluster.clusterName}/${taskId}/${id}`),
    taskArn,
    name: container.name!,
    image: container.image!,
    lastStatus: 'PENDING',
    networkInterfaces: [],
    networkBindings: [],
    healthStatus: 'UNKNOWN',
    cpu: String(container.cpu ?? 0),
    ...(container.memory !== undefined && { memory: String(container.memory) }),
    ...(container.memoryReservation !== undefined && {
      memoryReservation: String(container.memoryReservation),
    }),
  };
}

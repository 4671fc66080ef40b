import type { ServiceRevision } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { hexId } from '../../../core/ids.ts';
import type { Table } from '../../../core/table.ts';
import { resolvedPlatform } from '../clusters/platform-version.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';
import type { TaskTarget } from '../tasks/tasks.ts';
import type { ServiceRecord } from './services.ts';

export type ServiceRevisionRecord = ServiceRevision & {
  serviceRevisionArn: string;
  serviceArn: string;
};

/** The revisions of services, by ARN. A revision never changes. */
export function serviceRevisions(region: Region): Table<ServiceRevisionRecord> {
  return region.table<ServiceRevisionRecord>('ecs/service-revision', {
    service: ({ serviceArn }) => serviceArn,
  });
}

/** Nineteen digits, the form of service revisions and of `ecs-svc/` ids. */
export function longNumber(region: Region, kind: string, parent: string): string {
  const digits = [...region.hex(19, kind, parent)].map((digit) => parseInt(digit, 16) % 10);
  return `${(digits[0]! % 9) + 1}${digits.slice(1).join('')}`;
}

/** Keeps what a service is made from now as a new revision. */
export function makeServiceRevision(
  region: Region,
  { service, monitoring }: Pick<ServiceRecord, 'service' | 'monitoring'>,
  definition: TaskDefinitionRecord,
  targets: readonly TaskTarget[],
): ServiceRevisionRecord {
  const { serviceArn } = service;
  const number = longNumber(region, 'service-revision', serviceArn);
  const arn = `${serviceArn.replace(':service/', ':service-revision/')}/${number}`;
  return serviceRevisions(region).put(arn, {
    serviceRevisionArn: arn,
    serviceArn,
    clusterArn: service.clusterArn,
    taskDefinition: definition.taskDefinitionArn,
    ...(service.capacityProviderStrategy && {
      capacityProviderStrategy: service.capacityProviderStrategy,
    }),
    ...(service.launchType && { launchType: service.launchType }),
    ...resolvedPlatform(service),
    loadBalancers: service.loadBalancers ?? [],
    serviceRegistries: service.serviceRegistries ?? [],
    networkConfiguration: service.networkConfiguration,
    // ECS resolves each tag once for a deployment, so that all of its tasks run the same image.
    containerImages: (definition.containerDefinitions ?? []).map(({ name, image = '' }) => ({
      containerName: name,
      imageDigest: `sha256:${hexId(64, 'image', image)}`,
      image,
    })),
    guardDutyEnabled: false,
    ...(monitoring && { monitoring }),
    ...(targets.length > 0 && {
      resolvedConfiguration: {
        loadBalancers: targets.map(({ targetGroupArn }, index) => ({
          targetGroupArn,
          productionListenerRule:
            service.loadBalancers?.[index]?.advancedConfiguration?.productionListenerRule,
        })),
      },
    }),
    createdAt: region.date,
  });
}

import type { Region } from '../../../core/account.ts';
import { uuid } from '../../../core/ids.ts';
import { liveOf } from '../../../runtimes/live-containers.ts';
import { runtimeIdOf } from '../tasks/runtime-id.ts';
import type { TaskRecord } from '../tasks/tasks.ts';
import { taskRoleOf } from './task-credentials.ts';

/**
 * The variables that Fargate sets in a container, and `AWS_ENDPOINT_URL`, by which an AWS SDK in it calls this AWS. On Fargate the
 * credentials are at `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`; an address of its own, which that stands for, would take a privilege here.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function endpointVariables(
  region: Region,
  record: TaskRecord,
  container: string,
): Record<string, string> {
  const base = liveOf(region.account.runtime)?.endpoint;
  if (base === undefined) return {};
  return {
    AWS_ENDPOINT_URL: base,
    AWS_REGION: region.name,
    AWS_DEFAULT_REGION: region.name,
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
    ECS_CONTAINER_METADATA_URI_V4: base + metadataPath(region, record, container),
    ...(taskRoleOf(region, record) && {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: base + credentialsPath(region, record),
    }),
  };
}

/** Where a container finds its metadata. */
export function metadataPath(region: Region, record: TaskRecord, container: string): string {
  return `/v4/${runtimeIdOf(region, record.id, container)}`;
}

/** Where the containers of a task find the credentials of its role. */
export function credentialsPath(region: Region, { task }: TaskRecord): string {
  return `/v2/credentials/${uuid(region.account.seed, 'task credentials', task.taskArn)}`;
}

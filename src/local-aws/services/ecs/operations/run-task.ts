import {
  ConflictException$,
  RunTask$,
  type RunTaskCommandInput,
  type RunTaskCommandOutput,
  type Tag,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { requireCapacity } from '../clusters/capacity.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { clientException, invalidParameter } from '../errors.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { checkOverrides } from '../tasks/check-overrides.ts';
import { fargateQuotaProblem } from '../tasks/fargate-quota.ts';
import { makeTask } from '../tasks/make-task.ts';
import { spreadOverProviders } from '../clusters/spread-over-providers.ts';
import { checkNetworkConfiguration, networkFor } from '../tasks/network-configuration.ts';
import { parseTaskDefinition } from '../identifiers.ts';
import { passRole } from '../../iam/roles/pass-role.ts';
import { tagOnCreate } from '../permissions.ts';
import { roleProblem } from '../tasks/roles-of-tasks.ts';
import { runContext } from '../scheduling/service-permissions.ts';
import { assumeServiceLinkedRole } from '../scheduling/service-linked-role.ts';
import { checkTags } from '../tags.ts';
import {
  findTaskDefinition,
  requireActiveTaskDefinition,
  taskDefinitionArn,
  type TaskDefinitionRecord,
} from '../task-definitions/task-definitions.ts';
import { findTask, type TaskRecord } from '../tasks/tasks.ts';

/** Runs tasks once. What cannot be placed is no error: it is in `failures`, with HTTP 200. */
export const runTask = operation<RunTaskCommandInput, RunTaskCommandOutput>(RunTask$, {
  permissions(input, region) {
    const definition = findTaskDefinition(region, input.taskDefinition ?? '');
    const { family, revision = '*' } = parseTaskDefinition(input.taskDefinition ?? '');
    const cluster = clusterArn(region, clusterName(input.cluster));
    return [
      {
        action: 'ecs:RunTask',
        // A family alone is authorized as the revision that it stands for.
        resource: definition?.taskDefinitionArn ?? taskDefinitionArn(region, family, revision),
        context: runContext(region, input, definition),
      },
      ...tagOnCreate('RunTask', `${cluster.replace(':cluster/', ':task/')}/*`, input.tags),
      ...passRole(
        [
          input.overrides?.taskRoleArn ?? definition?.taskRoleArn,
          input.overrides?.executionRoleArn ?? definition?.executionRoleArn,
        ],
        'ecs-tasks.amazonaws.com',
        region.accountId,
      ),
    ];
  },
  run(input, region) {
    const cluster = requireCluster(region, input.cluster);
    const repeated = runBefore(region, cluster.clusterArn, input);
    if (repeated) return { tasks: repeated.map(({ task }) => task), failures: [] };
    checkMembers(input);
    const definition = requireActiveTaskDefinition(
      region,
      input.taskDefinition ?? '',
      invalidParameter,
    );
    const capacity = requireCapacity(input, cluster, definition);
    checkNetworkConfiguration(region, definition, input.networkConfiguration, capacity);
    if (capacity.launchType === 'EC2') {
      // https://github.com/aws/amazon-ecs-cli/issues/1122
      throw invalidParameter('No Container Instances were found in your cluster.');
    }
    assumeServiceLinkedRole(region);
    const refusal = roleProblem(region, cluster.clusterName, [
      input.overrides?.executionRoleArn ?? definition.executionRoleArn,
      input.overrides?.taskRoleArn ?? definition.taskRoleArn,
    ]);
    if (refusal !== undefined) throw clientException(refusal);
    checkOverrides(definition, input, region.accountId);
    const count = input.count ?? 1;
    const providers = capacity.capacityProviderStrategy
      ? spreadOverProviders(capacity.capacityProviderStrategy, new Map(), count)
      : Array.from({ length: count }, () => undefined);
    const quota = fargateQuotaProblem(region, definition, providers);
    if (quota !== undefined) return { tasks: [], failures: [{ reason: quota.why }] };
    const made: TaskRecord[] = [];
    for (const capacityProviderName of providers) {
      made.push(
        makeTask(region, {
          cluster,
          definition,
          network: networkFor(region, input.networkConfiguration, made),
          group: input.group ?? `family:${definition.family}`,
          startedBy: input.startedBy,
          launchType: 'FARGATE',
          capacityProviderName,
          platformVersion: input.platformVersion,
          overrides: input.overrides,
          enableExecuteCommand: input.enableExecuteCommand,
          tags: tagsOf(input, definition, cluster.clusterName),
        }),
      );
    }
    remember(region, cluster.clusterArn, input, made);
    return { tasks: made.map(({ task }) => task), failures: [] };
  },
});

// --- internal ---

function checkMembers(input: RunTaskCommandInput): void {
  const { count = 1 } = input;
  // The rules are the API reference's, the wordings guesses.
  if (count < 1 || count > 10) throw invalidParameter('count must be between 1 and 10.');
  if (input.propagateTags === 'SERVICE') {
    // A guess at the wording.
    throw invalidParameter('propagateTags SERVICE is only valid for services.');
  }
  if (input.group?.startsWith('service:')) {
    // https://github.com/abicky/ecsmec/blob/master/internal/capacity/drainer.go
    throw invalidParameter('Invalid namespace for group');
  }
  if ((input.clientToken ?? '').length > 64) {
    // A guess after the words for CreateService: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
    throw invalidParameter('idempotency token longer than 64.');
  }
  if (input.startedBy !== undefined && input.startedBy.length > 128) {
    // https://github.com/convox/rack/issues/1727, when the limit was 36.
    throw invalidParameter('startedBy longer than 128.');
  }
  checkTags(input.tags, invalidParameter);
  if (input.launchType === 'FARGATE') {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-service-fargate-placement, of a service: a
    // guess that a task is told the same.
    if (input.placementConstraints?.length) {
      throw invalidParameter('Placement constraints are not supported with FARGATE launch type.');
    }
    if (input.placementStrategy?.length) {
      // A guess that a task is told the same as a service.
      throw invalidParameter('Placement strategies are not supported with FARGATE launch type.');
    }
  }
  refuseMembers('a task', input, [
    'placementConstraints',
    'placementStrategy',
    'volumeConfigurations',
    'referenceId',
  ]);
  refuseMembers('an override', input.overrides ?? {}, ['inferenceAcceleratorOverrides']);
}

function tagsOf(
  input: RunTaskCommandInput,
  definition: TaskDefinitionRecord,
  cluster: string,
): Tag[] {
  const managed = input.enableECSManagedTags
    ? [{ key: 'aws:ecs:clusterName', value: cluster }]
    : [];
  const propagated = input.propagateTags === 'TASK_DEFINITION' ? definition.tags : [];
  const own = new Set((input.tags ?? []).map(({ key }) => key));
  return [...managed, ...propagated.filter(({ key }) => !own.has(key)), ...(input.tags ?? [])];
}

interface Run {
  request: string;
  taskArns: string[];
  /** When the call was made, in milliseconds since 1970. */
  at: number;
}

/** How long a token is remembered at the most, in milliseconds. */
const TOKEN_LIVES = 24 * 60 * 60 * 1000;

/** The runs of a Region by cluster and token. */
function runs(region: Region) {
  return region.table<Run>('ecs/run');
}

/**
 * The tasks of an earlier call with the same token. Throws ConflictException when that call said something else. A token is
 * forgotten after 24 hours, and an hour after its tasks have stopped, which is when they are shown no more.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html
 */
function runBefore(
  region: Region,
  cluster: string,
  { clientToken, ...input }: RunTaskCommandInput,
): TaskRecord[] | undefined {
  const before = clientToken && runs(region).get(`${cluster} ${clientToken}`);
  if (!before || before.at + TOKEN_LIVES <= region.now) return undefined;
  const found = before.taskArns.flatMap((arn) => findTask(region, arn) ?? []);
  if (found.length === 0) return undefined;
  if (before.request !== JSON.stringify(input)) {
    // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/task_tokens.json
    throw awsError(
      ConflictException$,
      'The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.',
      { resourceIds: before.taskArns },
    );
  }
  return found;
}

function remember(
  region: Region,
  cluster: string,
  { clientToken, ...input }: RunTaskCommandInput,
  made: readonly TaskRecord[],
): void {
  if (!clientToken) return;
  runs(region).put(`${cluster} ${clientToken}`, {
    request: JSON.stringify(input),
    taskArns: made.map(({ task }) => task.taskArn),
    at: region.now,
  });
}

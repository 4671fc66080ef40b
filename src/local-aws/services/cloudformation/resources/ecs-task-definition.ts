import type { RegisterTaskDefinitionCommandOutput } from '@aws-sdk/client-ecs';
import { deregisterTaskDefinition } from '../../ecs/operations/deregister-task-definition.ts';
import { registerTaskDefinition } from '../../ecs/operations/register-task-definition.ts';
import { findTaskDefinition } from '../../ecs/task-definitions/task-definitions.ts';
import { TAGS, type Members } from './property-shapes.ts';
import type { Properties, ResourceType } from './resource-type.ts';
import { callService, camelCased } from './service-call.ts';
import { stampEcs } from './stamp-ecs.ts';

const PROPERTIES: Members = {
  ContainerDefinitions: ['object'],
  Cpu: 'text',
  EphemeralStorage: 'object',
  ExecutionRoleArn: 'text',
  Family: 'text',
  Memory: 'text',
  NetworkMode: 'text',
  PidMode: 'text',
  RequiresCompatibilities: ['text'],
  RuntimePlatform: 'object',
  Tags: TAGS,
  TaskRoleArn: 'text',
  Volumes: ['object'],
};

/**
 * `AWS::ECS::TaskDefinition`. Its physical id is its ARN; a revision never changes, so every change makes a new one and
 * deregisters the old one.
 */
export const ecsTaskDefinition: ResourceType = {
  properties: PROPERTIES,
  unmodelled: [
    'EnableFaultInjection',
    'InferenceAccelerators',
    'IpcMode',
    'PlacementConstraints',
    'ProxyConfiguration',
  ],
  createOnly: Object.keys(PROPERTIES),
  attributes: ['TaskDefinitionArn'],
  name: { property: 'Family', longest: 255 },
  service: 'AmazonECS',
  settles: 2_000,
  create(region, name, properties, made) {
    const input = { ...inputOf(properties), family: name };
    const { taskDefinition } = callService(
      region,
      registerTaskDefinition,
      input,
    ) as RegisterTaskDefinitionCommandOutput;
    made(taskDefinition!.taskDefinitionArn);
  },
  stamp: stampEcs,
  update() {
    throw new Error('every property of a task definition needs another one');
  },
  remove(region, arn) {
    if (findTaskDefinition(region, arn)?.status !== 'ACTIVE') return;
    deregisterTaskDefinition.run({ taskDefinition: arn }, region);
  },
  attribute: (_region, arn, attribute) => (attribute === 'TaskDefinitionArn' ? arn : undefined),
};

// --- internal ---

/** Maps whose keys are the reader's own, and stay as they are written. */
const MAPS = ['DockerLabels', 'Options', 'DriverOpts', 'Labels'];

/** The properties as RegisterTaskDefinition calls them. */
function inputOf(properties: Properties): object {
  const maps: unknown[] = [];
  const text = JSON.stringify(properties, (key, value: unknown) => {
    if (!MAPS.includes(key) || typeof value !== 'object') return value;
    return `${MARK}${maps.push(value) - 1}`;
  });
  const camel = JSON.stringify(camelCased(JSON.parse(text)));
  return JSON.parse(camel, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK)
      ? maps[Number(value.slice(MARK.length))]
      : value,
  ) as object;
}

const MARK = '\u0000map ';

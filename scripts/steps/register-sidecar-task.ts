import {
  ClientException,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type TaskDefinition,
  type ContainerDefinition,
} from '@aws-sdk/client-ecs';
import { deleteRevision, findRevision } from '../../src/engine/revision.ts';
import {
  defineStep,
  isAsAsked,
  type InputsOf,
  type NeedsOf,
  type StepContext,
} from '../../src/engine/step.ts';
import { executionRole, taskSize } from '../inputs.ts';
import { createExecutionRole } from './create-execution-role.ts';
import { createLogGroup } from './create-log-group.ts';
import { createTaskRole } from './create-task-role.ts';

const NEEDS = { createExecutionRole, createTaskRole, createLogGroup };
const INPUTS = { ...taskSize, executionRole };

export const registerSidecarTask = defineStep({
  id: 'register-sidecar-task',
  title: 'Register a task with three containers',
  kind: 'makes',
  needs: NEEDS,
  inputs: INPUTS,
  bills: [],
  why: {
    DescribeTaskDefinition: 'find the newest revision of the family',
    RegisterTaskDefinition: 'tell ECS what to run together, and in which order',
    ListTaskDefinitions: 'find INACTIVE revisions that are left over',
    DeregisterTaskDefinition: 'make the revision INACTIVE',
    DeleteTaskDefinitions: 'delete the INACTIVE revision',
  },
  absent: [ClientException, 'Unable to describe task definition'],
  several: true,
  residue: ({ name, inactive }) => inactive(`${name}-blog`),

  async find({ ecs, name, own }, id = `${name}-blog`) {
    const { tags, ...found } = await findRevision(ecs, id);
    const madeWith = own(`The task definition "${name}-blog"`, tags);
    const definition: Definition = found.definition;
    return { ...found, definition, madeWith };
  },

  async run(context, needs, found) {
    const { ecs, inputs, tags, report, sole } = context;
    const definition = askedOf(needs, inputs, context);
    const request = { ...definition, tags: tags.ecs };
    const register = new RegisterTaskDefinitionCommand(request);
    const arn = await sole(await ecs.send(register), found?.taskDefinitionArn);
    report('created', 'task definition', arn);
    return { taskDefinitionArn: arn, definition };
  },

  async undo({ ecs, report }, { taskDefinitionArn, unfinished }) {
    await deleteRevision(ecs, taskDefinitionArn, unfinished);
    report('deleted', 'task definition', taskDefinitionArn);
  },

  fits: ({ definition }, needs, inputs, where) =>
    isAsAsked(definition, askedOf(needs, inputs, where)),
});

type Definition = RegisterTaskDefinitionCommandInput | TaskDefinition;

// #region containers
/** Bash opens a connection by itself: these images have it, and not all of them have curl. */
const container = (name: string, image: string, port: number) => ({
  name,
  image: `public.ecr.aws/docker/library/${image}`,
  healthCheck: { command: ['CMD', 'bash', '-c', `</dev/tcp/127.0.0.1/${port}`] },
});

const BLOG: ContainerDefinition[] = [
  { ...container('cache', 'memcached:1.6', 11211), essential: false, memory: 128 },
  {
    ...container('app', 'tomcat:10.1', 8080),
    environment: [{ name: 'CACHE', value: '127.0.0.1:11211' }],
    dependsOn: [{ containerName: 'cache', condition: 'START' }],
  },
  {
    ...container('web', 'httpd:2.4', 80),
    portMappings: [{ containerPort: 80 }],
    environment: [{ name: 'APP', value: '127.0.0.1:8080' }],
    dependsOn: [{ containerName: 'app', condition: 'HEALTHY' }],
  },
];
// #endregion containers

// #region asked
/** The request to ECS: three containers that share a size, two roles and a log group. */
function askedOf(
  needs: NeedsOf<typeof NEEDS>,
  { cpu, memory, architecture }: InputsOf<typeof INPUTS>,
  { name, region }: Pick<StepContext, 'name' | 'region'>,
): RegisterTaskDefinitionCommandInput {
  const options = {
    'awslogs-group': needs.createLogGroup.logGroupName,
    'awslogs-region': region,
    'awslogs-stream-prefix': 'blog',
  };
  const logConfiguration = { logDriver: 'awslogs' as const, options };
  return {
    family: `${name}-blog`,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: String(cpu),
    memory: String(memory),
    runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: architecture },
    executionRoleArn: needs.createExecutionRole.roleArn,
    taskRoleArn: needs.createTaskRole.roleArn,
    containerDefinitions: BLOG.map((each) => ({ ...each, logConfiguration })),
  };
}
// #endregion asked

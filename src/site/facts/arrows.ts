import type { Source } from './fact.ts';

/** An arrow of a diagram that is drawn by hand, as its two boxes and what stands on it, and why it goes that way. */
export interface Arrow {
  page: string;
  arrow: string;
  source: Source;
}

const SERVICE = 'scripts/steps/create-service.ts';
const SCHEDULER = 'src/local-aws/services/ecs/scheduling/scheduler.ts';

/** Every arrow of every diagram on a page that no program draws. */
export const ARROWS: readonly Arrow[] = [
  {
    page: 'concepts/machines',
    arrow: 'service -> aws',
    source: { file: SERVICE, says: "capacityProvider: 'FARGATE'" },
  },
  {
    page: 'concepts/machines',
    arrow: 'service -> yours',
    source: { sdk: 'ecs', says: 'capacity provider' },
  },
  {
    page: 'concepts/machines',
    arrow: 'capacity provider FARGATE -> task',
    source: { file: SERVICE, says: "capacityProvider: 'FARGATE'" },
  },
  {
    page: 'concepts/machines',
    arrow: 'your own capacity provider -> EC2 instance with the agent',
    source: { sdk: 'ecs', says: 'Auto Scaling group' },
  },
  {
    page: 'concepts/machines',
    arrow: 'EC2 instance with the agent -> tasks',
    source: { sdk: 'ecs', says: 'container agent' },
  },
  {
    page: 'concepts/agent',
    arrow: 'agent yours to update -> containers',
    source: { sdk: 'ecs', says: 'container agent' },
  },
  {
    page: 'concepts/agent',
    arrow: "agent AWS's to update -> containers",
    source: { sdk: 'ecs', says: 'container agent' },
  },
  {
    page: 'concepts/agent',
    arrow: 'Amazon ECS <-> yours',
    source: { sdk: 'ecs', says: 'container agent' },
  },
  {
    page: 'concepts/agent',
    arrow: 'Amazon ECS <-> aws',
    source: { sdk: 'ecs', says: 'container agent' },
  },
  {
    page: 'concepts/cluster',
    arrow: 'service -> task',
    source: { file: 'src/local-aws/services/ecs/tasks/tasks.ts', says: 'serviceArn?: string' },
  },
  {
    page: 'concepts/cluster',
    arrow: 'cluster -may use-> capacity providers FARGATE and FARGATE_SPOT',
    source: {
      file: 'scripts/steps/create-cluster.ts',
      says: "capacityProviders: ['FARGATE', 'FARGATE_SPOT']",
    },
  },
  {
    page: 'concepts/fargate',
    arrow: 'decide -each can use both-> run',
    source: { file: 'docs/notes/fargate.md', says: 'either with ECS or EKS' },
  },
  {
    page: 'concepts/fargate',
    arrow: 'decide -each can use both-> run',
    source: { sdk: 'ecs', says: 'EC2 instances' },
  },
  {
    page: 'concepts/scheduler',
    arrow: 'you, or Application Auto Scaling -UpdateService-> desiredCount',
    source: {
      file: 'src/local-aws/services/application-auto-scaling/scaling/carry-out-policy.ts',
      says: 'scaleTo(',
    },
  },
  {
    page: 'concepts/scheduler',
    arrow: 'desiredCount -> service scheduler compares',
    source: { file: SCHEDULER, says: 'judge,' },
  },
  {
    page: 'concepts/scheduler',
    arrow: 'service scheduler compares -starts, stops-> tasks on Fargate',
    source: { file: SCHEDULER, says: 'carryOutPlan,' },
  },
  {
    page: 'concepts/scheduler',
    arrow: 'tasks on Fargate -runningCount-> service scheduler compares',
    source: { file: SCHEDULER, says: 'liveTasksOfService(' },
  },
  {
    page: 'concepts/service',
    arrow: 'service -> subnets and security groups',
    source: { file: SERVICE, says: 'networkConfiguration' },
  },
  {
    page: 'concepts/service',
    arrow: 'service -> capacity provider FARGATE',
    source: { file: SERVICE, says: "capacityProvider: 'FARGATE'" },
  },
  {
    page: 'concepts/task-definition',
    arrow: 'revision 2 -> task',
    source: {
      file: 'src/local-aws/services/ecs/tasks/make-task.ts',
      says: 'taskDefinitionArn: definition.taskDefinitionArn',
    },
  },
  {
    page: 'concepts/task-definition',
    arrow: 'revision 3 -> task',
    source: {
      file: 'src/local-aws/services/ecs/tasks/make-task.ts',
      says: 'taskDefinitionArn: definition.taskDefinitionArn',
    },
  },
  {
    page: 'concepts/task',
    arrow: 'container app - one network interface, and one localhost',
    source: { sdk: 'ecs', says: 'elastic network interface' },
  },
  {
    page: 'concepts/task',
    arrow: 'container sidecar - one network interface, and one localhost',
    source: { sdk: 'ecs', says: 'elastic network interface' },
  },
  {
    page: 'concepts/task',
    arrow: 'one network interface, and one localhost -network-> other',
    source: { sdk: 'ecs', says: 'elastic network interface' },
  },
];

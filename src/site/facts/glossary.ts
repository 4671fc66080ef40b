/** A word that the pages use. */
export interface Term {
  term: string;
  /** Its definition, in one or two sentences. */
  says: string;
  /** The page that explains it, and the section where there is one: `concepts/task#the-life-of-a-task`. */
  page: string;
  /** Other words for it. */
  also?: readonly string[];
}

/** The words of the pages, in the order of the alphabet. The page "Glossary" is made from this list. */
export const GLOSSARY: readonly Term[] = [
  {
    term: 'Account',
    says: 'The owner of what is made in AWS, who also pays for it. It has a twelve-digit number.',
    page: 'concepts/the-picture#from-the-outside-in',
  },
  {
    term: 'Agent',
    says: 'The program next to your containers that takes orders from ECS. On Fargate, AWS runs it.',
    page: 'concepts/agent',
    also: ['container agent'],
  },
  {
    term: 'Alarm',
    says: 'It watches a metric, and goes to ALARM when the metric passes a threshold.',
    page: 'steps/scale-on-alarm#what-just-happened',
    also: ['CloudWatch alarm'],
  },
  {
    term: 'Application Auto Scaling',
    says: 'The service that changes how many tasks are desired as the load changes.',
    page: 'steps/scale-on-alarm#what-just-happened',
    also: ['auto scaling'],
  },
  {
    term: 'ARN',
    says: 'Amazon Resource Name: the full name of an AWS resource, with its service, Region and account.',
    page: 'concepts/cluster#how-the-program-asks',
  },
  {
    term: 'Availability Zone',
    says: 'One of the separate locations of a Region. A subnet is in one of them.',
    page: 'concepts/cluster#does-it-span-availability-zones',
    also: ['AZ', 'zone'],
  },
  {
    term: 'Bake time',
    says: 'How long the old version keeps running after all requests have moved to the new one.',
    page: 'steps/deploy-blue-green#what-just-happened',
  },
  {
    term: 'Blue/green deployment',
    says: 'A deployment that runs the whole new version next to the old one, and then moves all requests at once.',
    page: 'steps/deploy-blue-green#what-just-happened',
    also: ['blue/green'],
  },
  {
    term: 'Budget',
    says: 'A monthly limit for what an account costs. AWS emails you before the limit is reached, and stops nothing.',
    page: 'steps/create-budget#what-just-happened',
    also: ['AWS Budgets'],
  },
  {
    term: 'Canary deployment',
    says: 'A deployment that gives the new version a small share of the requests first.',
    page: 'steps/deploy-canary#what-just-happened',
    also: ['canary'],
  },
  {
    term: 'Capacity provider',
    says: 'Where a cluster’s tasks can run: FARGATE, FARGATE_SPOT, or a group of machines.',
    page: 'steps/create-service#what-just-happened',
  },
  {
    term: 'Circuit breaker',
    says: 'It stops a deployment whose tasks cannot start, and can roll the service back.',
    page: 'steps/create-service#how-a-change-rolls-out',
  },
  {
    term: 'CloudFormation',
    says: 'The AWS service that creates resources from a template, together as a stack.',
    page: 'steps/create-cluster-stack#what-just-happened',
    also: ['stack'],
  },
  {
    term: 'Cluster',
    says: 'A name under which services and tasks run, in one Region of one account.',
    page: 'concepts/cluster',
  },
  {
    term: 'Container',
    says: 'A program with everything it needs, started from an image and isolated from others on its machine.',
    page: 'concepts/task',
  },
  {
    term: 'Container instance',
    says: 'A machine of your own that its agent has registered with a cluster. Fargate has none.',
    page: 'concepts/agent#how-the-program-asks',
  },
  {
    term: 'CPU unit',
    says: 'The unit for the CPU size of a task: 1024 units are one vCPU.',
    page: 'steps/register-task-definition#the-size',
  },
  {
    term: 'Deployment',
    says: 'A service’s attempt to run one revision. While a change rolls out, there are two.',
    page: 'concepts/service#deployments',
  },
  {
    term: 'Desired count',
    says: 'How many tasks a service should keep running.',
    page: 'steps/create-service#change-the-number-of-tasks',
  },
  {
    term: 'Draining',
    says: 'The time in which a target gets no new requests and finishes the old ones.',
    page: 'steps/create-target-group#draining',
    also: ['deregistration delay'],
  },
  {
    term: 'EC2 instance',
    says: 'Your own virtual machine in AWS. You pay for the time that it runs.',
    page: 'concepts/machines',
  },
  {
    term: 'ECR',
    says: 'Amazon Elastic Container Registry: AWS’s own registry of images.',
    page: 'reference/fargate-or-lambda#why-that-image-cannot-run-on-lambda',
  },
  {
    term: 'ECS',
    says: 'Amazon Elastic Container Service: the orchestrator of this tutorial.',
    page: 'concepts/fargate#fargate-with-ecs-or-eks',
    also: ['Amazon ECS'],
  },
  {
    term: 'ECS Managed Instances',
    says: 'Machines in your account that AWS chooses, patches and fills, for a fee on top of their price.',
    page: 'concepts/machines#ecs-managed-instances',
    also: ['managed instances'],
  },
  {
    term: 'EKS',
    says: 'Amazon Elastic Kubernetes Service: Kubernetes, run by AWS. It can use Fargate as well.',
    page: 'concepts/fargate#fargate-with-ecs-or-eks',
    also: ['Amazon EKS'],
  },
  {
    term: 'Essential container',
    says: 'A container whose end also ends its task. Every container is essential unless its definition says otherwise.',
    page: 'concepts/task#what-its-containers-share',
  },
  {
    term: 'Event',
    says: 'A line in which the scheduler reports what it did for a service.',
    page: 'concepts/scheduler#what-the-scheduler-does',
  },
  {
    term: 'Execution role',
    says: 'The role that ECS uses to pull your image before your code runs, and to ship its log lines while it runs.',
    page: 'steps/create-execution-role',
    also: ['task execution role'],
  },
  {
    term: 'Express Mode',
    says: 'One call that makes a service on Fargate with a load balancer and an HTTPS address.',
    page: 'reference/elsewhere#ecs-express-mode',
  },
  {
    term: 'Family',
    says: 'The name that all revisions of one task definition share.',
    page: 'concepts/task-definition#revisions-a-task-definition-never-changes',
  },
  {
    term: 'Fargate',
    says: 'Capacity for containers on machines that you never see. You pay per task.',
    page: 'concepts/fargate',
    also: ['AWS Fargate'],
  },
  {
    term: 'Fargate Spot',
    says: 'Spare Fargate capacity: it costs less, and AWS can take it back with two minutes’ notice.',
    page: 'steps/create-service#what-just-happened',
    also: ['Spot'],
  },
  {
    term: 'Function',
    says: 'Code that AWS Lambda runs when a request comes in. You pay by the request, and for the time it takes.',
    page: 'steps/deploy-lambda',
  },
  {
    term: 'Function URL',
    says: 'The HTTPS address of one function. It costs nothing extra.',
    page: 'steps/create-function-url',
  },
  {
    term: 'Grace period',
    says: 'The time after its start in which a task may fail the load balancer’s health checks.',
    page: 'steps/attach-load-balancer#the-grace-period',
    also: ['health check grace period'],
  },
  {
    term: 'Health check',
    says: 'A request that a load balancer repeats to see whether a target can take requests.',
    page: 'steps/create-target-group#health-checks',
  },
  {
    term: 'IAM',
    says: 'AWS Identity and Access Management: it decides who may do what, in all Regions.',
    page: 'steps/create-task-role',
  },
  {
    term: 'Image',
    says: 'What a container is started from: files, and the command to run.',
    page: 'steps/register-task-definition#the-image',
  },
  {
    term: 'Infrastructure role',
    says: 'The role that lets ECS change the rules of your load balancer during a deployment.',
    page: 'steps/create-infrastructure-role',
  },
  {
    term: 'Lambda',
    says: 'The AWS service that runs code when a request comes in, and charges for that time, including the start of its environment.',
    page: 'reference/fargate-or-lambda',
    also: ['AWS Lambda'],
  },
  {
    term: 'Launch type',
    says: 'The older way to say where a task runs. A capacity provider strategy can say more.',
    page: 'concepts/fargate#in-the-request',
  },
  {
    term: 'Linear deployment',
    says: 'A deployment that moves the requests to the new version in equal steps.',
    page: 'steps/deploy-linear#what-just-happened',
    also: ['linear'],
  },
  {
    term: 'Listener',
    says: 'The port and the rules by which a load balancer takes requests.',
    page: 'steps/create-listener#what-just-happened',
  },
  {
    term: 'Load balancer',
    says: 'One address in front of many tasks, which does not change. A later track adds one.',
    page: 'steps/create-load-balancer#what-just-happened',
    also: ['ALB', 'Application Load Balancer'],
  },
  {
    term: 'Local AWS',
    says: 'The part of this project that answers the AWS SDK on your machine, without an AWS account. A small app answers in place of each container.',
    page: 'start/how-it-works#what-the-local-aws-is',
  },
  {
    term: 'Log group',
    says: 'A place in CloudWatch Logs that containers write to. It can delete lines after a number of days.',
    page: 'steps/create-log-group',
  },
  {
    term: 'NAT gateway',
    says: 'A way to the internet for anything without a public address, billed by the hour and by the GB.',
    page: 'reference/private-subnets-and-secrets#what-a-task-has-to-reach',
    also: ['NAT'],
  },
  {
    term: 'Network interface',
    says: 'What connects a task to a network. Each Fargate task has one, with its own addresses.',
    page: 'steps/open-app',
    also: ['ENI'],
  },
  {
    term: 'Orchestrator',
    says: 'What decides which containers run, how many, and when one is replaced.',
    page: 'concepts/fargate',
  },
  {
    term: 'Permission',
    says: 'An action that IAM allows, on a resource.',
    page: 'reference/permissions',
  },
  {
    term: 'Platform version',
    says: 'The version of what AWS runs under a task on Fargate.',
    page: 'concepts/fargate#how-the-program-asks',
  },
  {
    term: 'Policy',
    says: 'A document that grants permissions to the role, user or group it is attached to.',
    page: 'reference/permissions',
  },
  {
    term: 'Private subnet',
    says: 'A subnet without a route to an internet gateway.',
    page: 'reference/private-subnets-and-secrets#what-a-task-has-to-reach',
  },
  {
    term: 'Public address',
    says: 'An IPv4 address that the internet can reach. It is billed by the hour.',
    page: 'steps/open-app#the-public-ip-address-changes',
    also: ['public IPv4 address'],
  },
  {
    term: 'Quota',
    says: 'How much of something an account may use at once in one Region.',
    page: 'steps/preflight',
  },
  {
    term: 'Region',
    says: 'A part of the world where AWS has data centers. What you make in one Region is not in the others.',
    page: 'concepts/the-picture#from-the-outside-in',
  },
  {
    term: 'Registry',
    says: 'Where images are kept: Docker Hub, Amazon ECR and others.',
    page: 'steps/register-task-definition#the-image',
  },
  {
    term: 'Revision',
    says: 'One version of a task definition. It never changes.',
    page: 'concepts/task-definition#revisions-a-task-definition-never-changes',
  },
  {
    term: 'Role',
    says: 'An identity with permissions that a service or a person can assume.',
    page: 'steps/create-task-role#the-three-roles-of-ecs',
  },
  {
    term: 'Rolling deployment',
    says: 'A deployment that replaces old tasks with new ones, a few at a time.',
    page: 'steps/create-service#how-a-change-rolls-out',
    also: ['ROLLING'],
  },
  {
    term: 'Scalable target',
    says: 'The number that auto scaling may change, with its limits.',
    page: 'steps/register-scalable-target#what-just-happened',
  },
  {
    term: 'Scaling policy',
    says: 'It says by how many tasks to scale, or which value of a metric to keep.',
    page: 'steps/scale-on-alarm#what-just-happened',
    also: ['step scaling', 'target tracking'],
  },
  {
    term: 'Scheduler',
    says: 'The part of ECS that makes what is running match what you asked for.',
    page: 'concepts/scheduler',
    also: ['service scheduler'],
  },
  {
    term: 'Secret',
    says: 'A value, such as a password, that a container gets without it being written in the task definition.',
    page: 'reference/private-subnets-and-secrets#secrets-in-a-container',
    also: ['Secrets Manager', 'Parameter Store'],
  },
  {
    term: 'Security group',
    says: 'A firewall around network interfaces: it says what may come in and go out.',
    page: 'steps/prepare-network',
  },
  {
    term: 'Service',
    says: 'A standing order to keep a number of copies of a task definition running.',
    page: 'concepts/service',
  },
  {
    term: 'Service-linked role',
    says: 'A role that an AWS service defines and that only this service can assume.',
    page: 'steps/create-service-linked-role',
  },
  {
    term: 'Sidecar',
    says: 'A helper container next to the app in the same task that is useless without it.',
    page: 'concepts/task#what-belongs-together-in-a-task',
  },
  {
    term: 'Step',
    says: 'One page of the tutorial and its program, which can be run, run again and undone.',
    page: 'start/how-it-works#begin',
  },
  {
    term: 'Subnet',
    says: 'A range of a VPC’s addresses, in one Availability Zone.',
    page: 'steps/prepare-network#what-just-happened',
  },
  {
    term: 'Tag',
    says: 'A key and a value on an AWS resource. The tutorial recognizes what it made by its tags.',
    page: 'start/how-it-works#the-tags',
  },
  {
    term: 'Target group',
    says: 'The list of addresses that a load balancer sends requests to, with a health check.',
    page: 'steps/create-target-group#what-just-happened',
    also: ['target'],
  },
  {
    term: 'Task',
    says: 'One running copy of a task definition.',
    page: 'concepts/task',
  },
  {
    term: 'Task definition',
    says: 'A description of one to ten containers that run together. It does not run itself.',
    page: 'concepts/task-definition',
  },
  {
    term: 'Task role',
    says: 'The role that your code uses inside a task’s containers.',
    page: 'steps/create-task-role',
  },
  {
    term: 'Trust policy',
    says: 'The part of a role that says who may assume it.',
    page: 'steps/create-execution-role#what-just-happened',
  },
  {
    term: 'vCPU',
    says: 'A virtual CPU: 1024 CPU units.',
    page: 'steps/register-task-definition#the-size',
  },
  {
    term: 'VPC',
    says: 'Virtual Private Cloud: your own network in a Region. Every account starts with a default one.',
    page: 'steps/prepare-network#what-just-happened',
  },
  {
    term: 'VPC endpoint',
    says: 'A way from a VPC to one AWS service, without the internet.',
    page: 'reference/private-subnets-and-secrets#what-a-task-has-to-reach',
    also: ['PrivateLink'],
  },
];

/** The words that a page explains, with their other names: `Load balancer`, `ALB`. */
export function termsOf(slug: string): string[] {
  return GLOSSARY.filter(({ page }) => page.split('#')[0] === slug).flatMap(
    ({ term, also = [] }) => [term, ...also],
  );
}

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
    says: 'Who owns and pays for what is made in AWS: a number of twelve digits.',
    page: 'concepts/the-picture#from-the-outside-in',
  },
  {
    term: 'Agent',
    says: 'The program beside your containers that takes orders from ECS. On Fargate it is AWS’s.',
    page: 'concepts/agent',
    also: ['container agent'],
  },
  {
    term: 'Application Auto Scaling',
    says: 'The service that changes how many tasks are desired as the load changes.',
    page: 'reference/options-not-taken#auto-scaling-on-alarms',
    also: ['auto scaling'],
  },
  {
    term: 'ARN',
    says: 'Amazon Resource Name: the full name of a thing in AWS, with its service, Region and account.',
    page: 'concepts/cluster#how-the-program-asks',
  },
  {
    term: 'Availability Zone',
    says: 'One of the separate locations of a Region. A subnet is in one of them.',
    page: 'concepts/cluster#does-it-span-availability-zones',
    also: ['AZ', 'zone'],
  },
  {
    term: 'Capacity provider',
    says: 'Where tasks of a cluster may run: FARGATE, FARGATE_SPOT, or a group of machines.',
    page: 'steps/create-service#what-just-happened',
  },
  {
    term: 'Circuit breaker',
    says: 'What ends a deployment that cannot start its tasks, and may bring the service back.',
    page: 'steps/create-service#how-a-change-rolls-out',
  },
  {
    term: 'CloudFormation',
    says: 'The AWS service that makes resources from a description, together as a stack.',
    page: 'reference/options-not-taken#the-consoles-cloudformation-stack',
    also: ['stack'],
  },
  {
    term: 'Cluster',
    says: 'A name under which services and tasks run, in one Region of one account.',
    page: 'concepts/cluster',
  },
  {
    term: 'Container',
    says: 'A program and all it needs, started from an image, and apart from the others on its machine.',
    page: 'concepts/task',
  },
  {
    term: 'Container instance',
    says: 'A machine of yours that an agent has registered with a cluster. Fargate has none.',
    page: 'concepts/agent#how-the-program-asks',
  },
  {
    term: 'CPU unit',
    says: 'In what the size of a task is counted: 1024 of them are one vCPU.',
    page: 'steps/register-task-definition#the-size',
  },
  {
    term: 'Deployment',
    says: 'One attempt of a service to run one revision. While a change rolls out there are two.',
    page: 'concepts/service#deployments',
  },
  {
    term: 'Desired count',
    says: 'How many tasks a service is to keep running.',
    page: 'steps/create-service#change-the-number',
  },
  {
    term: 'EC2 instance',
    says: 'A virtual machine of yours in AWS, paid for by the hour.',
    page: 'concepts/machines',
  },
  {
    term: 'ECR',
    says: 'Amazon Elastic Container Registry: AWS’s own registry of images.',
    page: 'reference/fargate-or-lambda#why-that-image-cannot-run-there',
  },
  {
    term: 'ECS',
    says: 'Amazon Elastic Container Service: the orchestrator of this tutorial.',
    page: 'concepts/fargate#with-ecs-or-eks',
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
    page: 'concepts/fargate#with-ecs-or-eks',
    also: ['Amazon EKS'],
  },
  {
    term: 'Essential container',
    says: 'A container that ends its task when it ends. Every container is, unless it says otherwise.',
    page: 'concepts/task#what-its-containers-share',
  },
  {
    term: 'Event',
    says: 'A line in which the scheduler says what it did for a service.',
    page: 'concepts/scheduler#what-it-does',
  },
  {
    term: 'Execution role',
    says: 'The role in which ECS pulls your image before your code runs, and sends its log lines while it does.',
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
    page: 'concepts/task-definition#it-never-changes',
  },
  {
    term: 'Fargate',
    says: 'Capacity for containers on machines that you never see, paid for by the task.',
    page: 'concepts/fargate',
    also: ['AWS Fargate'],
  },
  {
    term: 'Fargate Spot',
    says: 'Fargate with spare capacity: for less money, and with two minutes’ notice before it is taken away.',
    page: 'steps/create-service#what-just-happened',
    also: ['Spot'],
  },
  {
    term: 'Function',
    says: 'What an image is on AWS Lambda: it runs when a request comes, and costs by the request.',
    page: 'steps/deploy-lambda',
  },
  {
    term: 'Function URL',
    says: 'The address of one function, at no price of its own.',
    page: 'steps/create-function-url',
  },
  {
    term: 'IAM',
    says: 'AWS Identity and Access Management: who may do what. It is the same in every Region.',
    page: 'steps/create-task-role',
  },
  {
    term: 'Image',
    says: 'What a container is started from: files, and the command to start.',
    page: 'steps/register-task-definition#the-image',
  },
  {
    term: 'Lambda',
    says: 'The AWS service that runs code when a request comes and charges for that time, the start of its environment included.',
    page: 'reference/fargate-or-lambda',
    also: ['AWS Lambda'],
  },
  {
    term: 'Launch type',
    says: 'The older way to say where a task runs. A capacity provider strategy says more.',
    page: 'concepts/fargate#in-the-request',
  },
  {
    term: 'Load balancer',
    says: 'One address in front of many tasks. This tutorial has none.',
    page: 'reference/options-not-taken#a-load-balancer',
    also: ['ALB', 'Application Load Balancer'],
  },
  {
    term: 'Local AWS',
    says: 'The part of this project that answers the AWS SDK on your machine, without an account. It runs no container.',
    page: 'start/how-it-works#what-the-local-aws-is',
  },
  {
    term: 'Log group',
    says: 'A place in CloudWatch Logs to which containers write, and which forgets lines after a time.',
    page: 'steps/create-log-group',
  },
  {
    term: 'NAT gateway',
    says: 'A way out to the internet for what has no public address, billed by the hour and by the GB.',
    page: 'reference/what-does-it-cost#what-stands-beside-it',
  },
  {
    term: 'Network interface',
    says: 'What connects a task to a network. Each task on Fargate has one, with addresses of its own.',
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
    says: 'A document that allows permissions to whom it is attached.',
    page: 'reference/permissions',
  },
  {
    term: 'Public address',
    says: 'An IPv4 address that the internet can reach. It is billed by the hour.',
    page: 'steps/open-app#the-address-does-not-stay',
    also: ['public IPv4 address'],
  },
  {
    term: 'Quota',
    says: 'How much of something an account may use at once in one Region.',
    page: 'steps/preflight',
  },
  {
    term: 'Region',
    says: 'A part of the world in which AWS has machines. What you make in one is not in the others.',
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
    page: 'concepts/task-definition#it-never-changes',
  },
  {
    term: 'Role',
    says: 'An identity that is put on, by a service or by a person, to be allowed what it allows.',
    page: 'steps/create-task-role#three-roles',
  },
  {
    term: 'Scheduler',
    says: 'The part of ECS that makes what runs match what you asked for.',
    page: 'concepts/scheduler',
    also: ['service scheduler'],
  },
  {
    term: 'Security group',
    says: 'A firewall around network interfaces: it says what may come in and go out.',
    page: 'steps/prepare-network',
  },
  {
    term: 'Service',
    says: 'The order to keep a number of copies of a task definition running.',
    page: 'concepts/service',
  },
  {
    term: 'Service-linked role',
    says: 'A role that one AWS service defines and alone may put on.',
    page: 'steps/create-service-linked-role',
  },
  {
    term: 'Sidecar',
    says: 'A container beside the app in the same task that is of no use without it.',
    page: 'concepts/task#what-belongs-together',
  },
  {
    term: 'Step',
    says: 'One page of the tutorial and its program, which can be run, run again and taken back.',
    page: 'start/how-it-works#begin',
  },
  {
    term: 'Subnet',
    says: 'A range of addresses of a VPC, in one Availability Zone.',
    page: 'steps/prepare-network#what-just-happened',
  },
  {
    term: 'Tag',
    says: 'A key and a value on a thing in AWS. By its tags the tutorial knows what it made.',
    page: 'start/how-it-works#the-tags',
  },
  {
    term: 'Task',
    says: 'One running copy of a task definition.',
    page: 'concepts/task',
  },
  {
    term: 'Task definition',
    says: 'A description of one to ten containers that run together. It does not run.',
    page: 'concepts/task-definition',
  },
  {
    term: 'Task role',
    says: 'The role of your code, in the containers of a task.',
    page: 'steps/create-task-role',
  },
  {
    term: 'Trust policy',
    says: 'The part of a role that says who may put it on.',
    page: 'steps/create-execution-role#what-just-happened',
  },
  {
    term: 'vCPU',
    says: 'A share of a processor, counted as one: 1024 CPU units.',
    page: 'steps/register-task-definition#the-size',
  },
  {
    term: 'VPC',
    says: 'Virtual Private Cloud: a network of your own in a Region. Every account begins with a default one.',
    page: 'steps/prepare-network#what-just-happened',
  },
];

/**
 * Pages whose addresses do not tell what was read there, and that, in our words. A claim shows it, and its sentence has to be
 * about it: so a claim with the source of another sentence is noticed.
 */
export const READ_THERE: Readonly<Record<string, string>> = {
  'https://aws.amazon.com/ecs/faqs/':
    'that ECS itself is free, so that a cluster and a service cost nothing',
  'https://aws.amazon.com/premiumsupport/knowledge-center/ecs-data-security-container-task/':
    'that anyone who may call DescribeTaskDefinition can read the values of environment',
  'https://aws.amazon.com/fargate/pricing/':
    'that you pay for a task on Fargate by its size, per second, and for its public IPv4 address, log lines and traffic besides',
  'https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/fargate-security-considerations.html':
    'that each task on Fargate has an isolated environment of its own',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html':
    'the zones in which Fargate runs, by Region',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html':
    'what one call of Express Mode creates, among it a load balancer with a certificate, scaling and an alarm, and that it is given an image and two roles',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html':
    'that a task needs outbound access to pull its image and send its log lines, which is a public address in a public subnet, requested with assignPublicIp, or another way out',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-connection-draining.html':
    'how ECS stops a task, whose target is drained and whose containers get SIGTERM',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-fargate-to-managed-instances.html':
    'that a task definition for Fargate mostly works as it is',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html':
    'which endpoints images, log lines and secrets need, and that all traffic goes through the network interface of the task',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html':
    'why ECS cannot pull a secret, which may be a permission or the network',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html':
    'that a secret in an environment variable is read as the container starts, and its value is not read again',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html':
    'that the last hundred events of a service are shown',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html':
    'that an environment variable tells code where to ask about its own task',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html':
    'the actions that the execution role needs to read secrets',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/welcome-features.html':
    'that in the words of the developer guide a cluster is a logical grouping, and a task a running copy of a definition, with up to ten containers',
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html':
    'the forms of the message of a refusal',
  'https://docs.aws.amazon.com/apprunner/latest/dg/apprunner-availability-change.html':
    'that App Runner takes no new customers and gets no new features, and that Express Mode is recommended',
  'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html':
    'that a pod on Fargate cannot have a DaemonSet, privileged containers or a GPU, and runs in private subnets only',
  'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html':
    'the quotas of Lambda for minutes, for the MB of a request and of a response, and for memory',
  'https://docs.aws.amazon.com/prescriptive-guidance/latest/aws-startup-security-baseline/wkld-12.html':
    'that gateway endpoints cost nothing',
  'https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-default-tier.html':
    'that the standard tier of parameters costs nothing',
  'https://docs.aws.amazon.com/vpc/latest/userguide/what-is-amazon-vpc.html':
    'that a VPC is a private network of your own, and that VPCs, subnets and security groups are free',
  'https://docs.docker.com/reference/build-checks/json-args-recommended/':
    'that a command that is a string is run by a shell, which passes no signal on',
  'https://github.com/GiamPy5/terraform-aws-directus/issues/10':
    'an example of somebody who met the message of a secret that does not exist',
  'https://github.com/WGBH-MLA/chowda/issues/217':
    'a cluster on a version out of standard support, which costs six times as much',
  'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/818':
    'that CloudFormation makes a cluster before the new role has propagated, and fails',
  'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md':
    'the two plans that accounts choose between since July 2025',
  'https://github.com/aws/containers-roadmap/issues/1629':
    'the request of ARM processors for Fargate in EKS, open since January 2022',
  'https://github.com/aws/containers-roadmap/issues/2614':
    'a new role that ECS cannot assume until it has propagated',
  'https://github.com/aws/copilot-cli/issues/5752':
    'an example of somebody who met the message of a secret that cannot be pulled',
  'https://github.com/ekristen/aws-nuke/issues/982':
    'an error of DeleteService, which names another call for such a service',
  'https://www.bitslovers.com/aws-copilot-cli-migration-express-mode-cdk/':
    'that what Copilot created are CloudFormation stacks, which stay when its support ends',
  'https://www.npmjs.com/package/@aws-sdk/client-ecs':
    'that the first version of the client with thresholdConfiguration is of June 2026',
};

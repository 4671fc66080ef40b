import type { Quote } from './fact.ts';

/** Sentences of AWS's documentation, and errors that the local AWS does not send. */
export const QUOTES: readonly Quote[] = [
  {
    text: "The certificate '…' must have a fully-qualified domain name, a supported signature, and a supported key size.",
    source: {
      url: 'https://github.com/hashicorp/terraform-provider-aws/issues/41789',
      read: '2026-11-30',
    },
  },
  {
    text: 'is not authorized to perform: secretsmanager:GetSecretValue',
    source: {
      url: 'https://github.com/aws/copilot-cli/issues/5752',
      read: '2026-11-29',
    },
  },
  {
    text: 'Access to KMS is not allowed',
    source: {
      url: 'https://github.com/GiamPy5/terraform-aws-directus/issues/10',
      read: '2026-11-29',
    },
  },
  {
    text: 'Check whether the secret exists in the specified Region.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
      read: '2026-11-29',
    },
  },
  {
    text: 'There is a connection issue between the task and Secrets Manager. Check your task network configuration.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
      read: '2026-11-29',
    },
  },
  {
    text: 'Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-code-deploy-to-ecs-blue-green.html',
      read: '2026-11-29',
    },
  },
  {
    text: 'a logical grouping of tasks or services',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/welcome-features.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'grouping of one or more container instances',
    source: { sdk: 'ecs', says: 'A regional grouping of one or more container instances' },
  },
  {
    text: "Your entire application stack doesn't need to be on a single task definition. In fact, we recommend spanning your application across multiple task definitions.",
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/welcome-features.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'URI of a container image in the Amazon ECR registry',
    source: { sdk: 'lambda', says: 'URI of a container image in the Amazon ECR registry' },
  },
  {
    text: 'The Amazon ECS console creates the resources that are needed by an Amazon ECS cluster by creating a CloudFormation stack.',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-cluster-console-v2.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'When the service deploymentController is ECS, the value must be DISABLED',
    source: {
      sdk: 'ecs',
      says: 'When the service deploymentController is ECS, the value must be DISABLED',
    },
  },
  {
    text: 'context deadline exceeded',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'request canceled while waiting for connection',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
      read: '2026-11-22',
    },
  },
  {
    text: 'because no permissions boundary allows',
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
      read: '2026-11-22',
    },
  },
];

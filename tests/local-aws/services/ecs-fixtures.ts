import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';

/** The smallest task definition that Fargate takes, with changes. */
export function web(
  changes: Partial<RegisterTaskDefinitionCommandInput> = {},
): RegisterTaskDefinitionCommandInput {
  return {
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '1024',
    memory: '3072',
    containerDefinitions: [
      {
        name: 'web',
        image: 'public.ecr.aws/docker/library/httpd:2.4',
        portMappings: [{ containerPort: 80 }],
      },
    ],
    ...changes,
  };
}

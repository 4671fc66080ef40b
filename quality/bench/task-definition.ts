/** A task definition as small as Fargate takes one, for benchmarks that need one. */
export const TASK_DEFINITION = {
  family: 'web',
  networkMode: 'awsvpc' as const,
  requiresCompatibilities: ['FARGATE' as const],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image: 'httpd', portMappings: [{ containerPort: 80 }] }],
};

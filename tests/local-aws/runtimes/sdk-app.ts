import { ECSClient, ListClustersCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/**
 * An app with AWS's own SDK, which is told nothing: it prints what the endpoint of its task says, who it is, and how two calls
 * end. It runs in a container.
 */
const endpoint = process.env['ECS_CONTAINER_METADATA_URI_V4']!;
const told = async (path: string) => (await fetch(endpoint + path)).json() as Promise<unknown>;
const ended = async (call: Promise<object>) =>
  call.then(
    () => 'let in',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const ecs = new ECSClient();
const { Arn } = await new STSClient().send(new GetCallerIdentityCommand());
const control = await fetch(`${process.env['AWS_ENDPOINT_URL']}/_local-aws/`);
const all = {
  container: await told(''),
  task: await told('/task'),
  stats: await told('/stats'),
  taskStats: await told('/task/stats'),
  Arn,
  mayListClusters: await ended(ecs.send(new ListClustersCommand())),
  mayListTaskDefinitions: await ended(ecs.send(new ListTaskDefinitionsCommand())),
  control: control.status,
};
console.log(JSON.stringify(all));

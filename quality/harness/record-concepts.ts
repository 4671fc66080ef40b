import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { Placeholders } from '../../src/engine/placeholders.ts';
import { conceptRecordingText } from '../../src/engine/concept-recording.ts';
import type { Step } from '../../src/engine/step.ts';
import { afterAll } from './after-all.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';
import { CONCEPT_RECORDINGS } from '../../src/site/build/paths.ts';
import { watch } from './watched-run.ts';

/**
 * Runs each concept's program on an empty account, on an account that has done the whole tutorial, and on one in which there
 * is much besides, which no page shows. Returns the files that the pages are woven from: path below src/recordings, and text.
 */
export async function recordConcepts(concepts: readonly Step[]): Promise<Map<string, string>> {
  const [empty, full] = [await openLocalRun(), await afterAll()];
  const crowded = await openLocalRun({ rows: full.rows });
  await crowd(crowded);
  const files = new Map<string, string>();
  for (const concept of concepts) {
    // Each concept has placeholders of its own: a new one changes no other page.
    const names = new Placeholders();
    const folder = `${CONCEPT_RECORDINGS}/${concept.id}`;
    const command = `$ npm run show:${concept.id}\n\n`;
    const onEmpty = await watch(empty, () => empty.runner.run(concept));
    const onFull = await watch(full, () => full.runner.run(concept));
    const onCrowded = await watch(crowded, () => crowded.runner.run(concept));
    const record = conceptRecordingText({
      concept: concept.id,
      empty: { calls: onEmpty.calls },
      full: { calls: onFull.calls },
    });
    // The calls first: in an ARN an id says what it is an id of.
    files.set(`${folder}/record.json`, names.apply(record));
    files.set(`${folder}/empty.txt`, names.apply(command + onEmpty.text));
    files.set(`${folder}/full.txt`, names.apply(command + onFull.text));
    const outputs = JSON.stringify(onCrowded.result.outputs);
    files.set(`${folder}/crowded.txt`, names.apply(`${command}${onCrowded.text}\n${outputs}\n`));
  }
  return files;
}

// --- internal ---

/**
 * More than one page of a list has: of task definitions, of their families and of clusters, one without a task, and one with
 * tasks that were just begun, for ARM64 and without a public address, one of them on Fargate Spot, and with a service that
 * has more to tell than is shown.
 */
async function crowd({ session, aws }: LocalRun): Promise<void> {
  const { ec2, ecs } = session.clients;
  const containerDefinitions = [
    { name: 'app', image: 'httpd:2.4', memory: 256 },
    { name: 'beside', image: 'httpd:2.4', memory: 256, essential: false },
  ];
  for (let index = 1; index <= 12; index++) {
    await ecs.send(
      new RegisterTaskDefinitionCommand({ family: `other-${index}`, containerDefinitions }),
    );
  }
  await ecs.send(new CreateClusterCommand({ clusterName: 'other' }));
  await ecs.send(
    new CreateClusterCommand({ clusterName: 'private', capacityProviders: ['FARGATE_SPOT'] }),
  );
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'private',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      runtimePlatform: { cpuArchitecture: 'ARM64' },
      containerDefinitions,
    }),
  );
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const task = {
    cluster: 'private',
    taskDefinition: 'private',
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [Subnets[0]!.SubnetId!],
        assignPublicIp: 'DISABLED' as const,
      },
    },
  };
  await ecs.send(
    new CreateServiceCommand({
      ...task,
      serviceName: 'busy',
      desiredCount: 1,
      launchType: 'FARGATE',
    }),
  );
  for (const desiredCount of [2, 1, 2, 0]) {
    await ecs.send(new UpdateServiceCommand({ cluster: 'private', service: 'busy', desiredCount }));
    await aws.advanceTo(aws.account.now + 120_000);
  }
  await ecs.send(new RunTaskCommand({ ...task, launchType: 'FARGATE' }));
  await ecs.send(
    new RunTaskCommand({
      ...task,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    }),
  );
}

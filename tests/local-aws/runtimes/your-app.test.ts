import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// #region example
import { DescribeNetworkInterfacesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeTasksCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { appRequest, textOf } from '../../../src/local-aws/runtimes/app-request.ts';
import { handlers } from '../../../src/local-aws/runtimes/handlers.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { deployShop } from './deploy-shop.ts';

/** Your app: a function from a request to a response, as `app.fetch` of many frameworks is. */
function shop(request: Request): Response {
  const { pathname } = new URL(request.url);
  return pathname === '/health' ? new Response('ok') : new Response('Welcome to the shop');
}

test('my deployment puts the shop on the internet', async () => {
  const runtime = handlers({ 'example/shop': { answer: shop, memory: 200, startsIn: 3 } });
  const aws = await LocalAws.open({ store: memoryStore(), services: allServices, runtime });
  const client = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: inProcess(aws),
  };
  const [ecs, ec2] = [new ECSClient(client), new EC2Client(client)];

  // Your code under test: it makes a cluster, a task definition and a service, and opens port 80.
  const wait = (seconds: number) => aws.pass(seconds * 1000);
  await deployShop(client, wait);
  await wait(300);

  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'shop' }));
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'shop', tasks: taskArns }));
  const details = tasks![0]!.attachments![0]!.details!;
  const id = details.find(({ name }) => name === 'networkInterfaceId')!.value!;
  const { NetworkInterfaces } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [id] }),
  );
  const { PublicIp } = NetworkInterfaces![0]!.Association!;

  const response = await aws.ask(appRequest(`http://${PublicIp}/`));
  expect(textOf(response!)).toBe('Welcome to the shop');
});
// #endregion example

test('the guide shows this example, word for word', () => {
  const source = readFileSync('tests/local-aws/runtimes/your-app.test.ts', 'utf8');
  const [, example = ''] = /\/\/ #region example\n([^]*?)\/\/ #endregion example/.exec(source)!;
  const guide = readFileSync('docs/testing-your-app.md', 'utf8');
  expect(guide).toContain(`\`\`\`ts\n${example}\`\`\``);
});

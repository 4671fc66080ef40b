import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeTasksCommand,
  ListTasksCommand,
  type DesiredStatus,
  type Task,
} from '@aws-sdk/client-ecs';
import { DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LocalAws } from '../../../src/local-aws/local-aws.ts';
import {
  appRequest,
  textOf,
  type AppRequest,
} from '../../../src/local-aws/runtimes/app-request.ts';
import type { ContainerRuntime } from '../../../src/local-aws/runtimes/container-runtime.ts';
import { handlers } from '../../../src/local-aws/runtimes/handlers.ts';
import type { HandledImage } from '../../../src/local-aws/runtimes/handled-image.ts';
import { openShifting } from '../services/ecs-shifting-fixtures.ts';

/** An app that says which revision answered. */
export const hello: HandledImage = {
  answer: (_request, { task }) => new Response(`revision ${task.revision}`),
};

/** The load balancer, target groups and service of the fixtures, open to all, with functions as containers. */
export function openServing(images: Readonly<Record<string, HandledImage>>) {
  return openServingWith(handlers(images));
}

/** The same with any runtime. */
export async function openServingWith(runtime: ContainerRuntime) {
  const open = await openShifting(runtime);
  const { aws, ec2, ecs, elb, balancer } = open;
  await openDoor(ec2);
  const { LoadBalancers } = await elb.send(
    new DescribeLoadBalancersCommand({ LoadBalancerArns: [balancer] }),
  );
  const name = LoadBalancers![0]!.DNSName!;
  const tasks = async (desiredStatus: DesiredStatus = 'RUNNING'): Promise<Task[]> => {
    const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'demo', desiredStatus }));
    if (taskArns!.length === 0) return [];
    const { tasks: found } = await ecs.send(
      new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns }),
    );
    return found!;
  };
  return {
    ...open,
    name,
    tasks,
    /** Asks the load balancer. */
    get: (path = '/', given: Partial<AppRequest> & { from?: string } = {}) =>
      get(aws, `http://${name}${path}`, given),
    /** The public address of a task. */
    async addressOf(task: Task): Promise<string> {
      const id = task.attachments![0]!.details!.find((each) => each.name === 'networkInterfaceId');
      const { NetworkInterfaces } = await ec2.send(
        new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [id!.value!] }),
      );
      return NetworkInterfaces![0]!.Association!.PublicIp!;
    },
  };
}

/** The status and the text of an answer, as `200 hello`. */
export async function get(
  aws: LocalAws,
  url: string,
  given: Partial<AppRequest> & { from?: string } = {},
): Promise<string> {
  const { from, ...request } = given;
  const response = await aws.ask(appRequest(url, request), from === undefined ? {} : { from });
  return response ? `${response.status} ${textOf(response).trim()}` : 'nothing runs';
}

/** How often each answer came. */
export async function count(times: number, ask: () => Promise<string>) {
  const counts: Record<string, number> = {};
  for (let asked = 0; asked < times; asked++) {
    const answer = await ask();
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

// --- internal ---

/** Lets everybody in. */
async function openDoor(ec2: Awaited<ReturnType<typeof openShifting>>['ec2']): Promise<void> {
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: SecurityGroups![0]!.GroupId!,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 1, ToPort: 65535, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    }),
  );
}

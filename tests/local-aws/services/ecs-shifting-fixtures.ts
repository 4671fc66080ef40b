import {
  ContinueServiceDeploymentCommand,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  type DeploymentConfiguration,
  type ServiceDeployment,
} from '@aws-sdk/client-ecs';
import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import type { ContainerRuntime } from '../../../src/local-aws/runtimes/container-runtime.ts';
import { openBalanced } from './ecs-balanced-fixtures.ts';
import { sleep } from './ecs-fixtures.ts';

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});

/** A local AWS with two target groups, a production and a test listener, and the role that ECS shifts traffic with. */
export async function openShifting(runtime?: ContainerRuntime) {
  const open = await openBalanced(runtime);
  const { aws, ecs, elb, iam, blue } = open;
  const green = await open.makeGroup('green');
  const testListener = await open.makeListener(open.balancer, green, 8080);
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: 'infrastructure', AssumeRolePolicyDocument: TRUST }),
  );
  await iam.send(
    new AttachRolePolicyCommand({
      RoleName: 'infrastructure',
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers',
    }),
  );
  await sleep(aws, 30_000);
  const rulesOf = async (ListenerArn: string) => {
    const { Rules } = await elb.send(new DescribeRulesCommand({ ListenerArn }));
    return Rules!;
  };
  const [production] = await rulesOf(open.listener);
  const [test] = await rulesOf(testListener);
  const advancedConfiguration = {
    alternateTargetGroupArn: green,
    productionListenerRule: production!.RuleArn!,
    testListenerRule: test!.RuleArn!,
    roleArn: Role!.Arn!,
  };
  const loadBalancer = {
    targetGroupArn: blue,
    containerName: 'web',
    containerPort: 80,
    advancedConfiguration,
  };
  /** How a listener shares out traffic: blue, green. */
  const sharesOf = async (listener: string) => {
    const [rule] = await rulesOf(listener);
    const weights = rule!.Actions![0]!.ForwardConfig!.TargetGroups!;
    const of = (arn: string) =>
      weights.find(({ TargetGroupArn }) => TargetGroupArn === arn)?.Weight ?? 0;
    return [of(blue), of(green)];
  };
  const deployment = async (index = 0): Promise<ServiceDeployment> => {
    const { serviceDeployments: all } = await ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }),
    );
    const { serviceDeployments } = await ecs.send(
      new DescribeServiceDeploymentsCommand({
        serviceDeploymentArns: [all![index]!.serviceDeploymentArn!],
      }),
    );
    return serviceDeployments![0]!;
  };
  return {
    ...open,
    green,
    loadBalancer,
    advancedConfiguration,
    deployment,
    production: () => sharesOf(open.listener),
    test: () => sharesOf(testListener),
    /** A steady service with that configuration, and a second revision registered. */
    async steady(deploymentConfiguration: DeploymentConfiguration, image = 'httpd:2') {
      await open.register();
      await open.create({ loadBalancers: [loadBalancer], deploymentConfiguration });
      await sleep(aws, 180_000);
      await open.register(image);
    },
    async answer(action: 'CONTINUE' | 'ROLLBACK') {
      const { serviceDeploymentArn, lifecycleHookDetails } = await deployment();
      const { hookId } = lifecycleHookDetails!.find(({ status }) => status === 'AWAITING_ACTION')!;
      return ecs.send(
        new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId, action }),
      );
    },
    /** Lists the states of a deployment while it goes on, one line for each thing that changes, until it is over. */
    async watch(): Promise<string[]> {
      const lines: string[] = [];
      const end = aws.account.now + 30 * 3_600_000;
      for (;;) {
        const now = await deployment();
        const { requestedProductionTrafficWeight: produced, requestedTestTrafficWeight: tested } =
          now.targetServiceRevision!;
        const line = `${now.status} ${now.lifecycleStage} ${produced}/${tested} production ${(await sharesOf(open.listener)).join(':')} test ${(await sharesOf(testListener)).join(':')}`;
        if (line !== lines.at(-1)) lines.push(line);
        const over = /^(SUCCESSFUL|STOPPED|ROLLBACK_SUCCESSFUL|ROLLBACK_FAILED)$/;
        const paused = now.lifecycleHookDetails?.some(({ status }) => status === 'AWAITING_ACTION');
        if (over.test(now.status!) || paused || aws.account.now > end) return lines;
        await aws.sleep(3_600_000);
      }
    },
  };
}

export type Shifting = Awaited<ReturnType<typeof openShifting>>;

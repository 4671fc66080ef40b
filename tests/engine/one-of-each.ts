import {
  DeregisterScalableTargetCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { DeleteAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteNatGatewayCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DetachInternetGatewayCommand,
  ReleaseAddressCommand,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteRuleCommand,
  DeleteTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreatePolicyCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
} from '@aws-sdk/client-iam';
import { CreateFunctionCommand, DeleteFunctionCommand } from '@aws-sdk/client-lambda';
import type { LocalRun } from '../../quality/harness/local-run.ts';
import { services, type Clients } from '../../src/engine/aws/index.ts';
import { shaped, stepTags } from '../../src/engine/ownership.ts';

export const NAME = 'fargate-tutorial';
/** Ours, in the shape of each service. */
export const tags = shaped(services, stepTags(NAME, 'by-hand', 'none'));

/** Makes, beside what the steps make, one of each other kind, with our tags; and returns how all of it is taken back. */
export async function makeOneOfEach(run: LocalRun): Promise<() => Promise<void>> {
  const undos = [
    await makeNetwork(run),
    await makeLoadBalancer(run),
    await makeScaling(run),
    await makeRest(run),
  ];
  return async () => {
    for (const undo of undos.toReversed()) await undo();
  };
}

/** A load balancer in three zones, with a listener, a rule and a target group. */
export async function makeLoadBalancer({ session: { clients } }: OfClients) {
  const { elbv2, ec2 } = clients;
  const Tags = tags.elbv2;
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] }),
  );
  const balancer = { Name: 'web', Subnets: Subnets.map((each) => each.SubnetId!), Tags };
  const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand(balancer));
  const { LoadBalancerArn } = LoadBalancers![0]!;
  const { VpcId } = Subnets[0]!;
  const group = { Name: 'web', Protocol: 'HTTP', Port: 80, TargetType: 'ip', VpcId, Tags } as const;
  const { TargetGroups } = await elbv2.send(new CreateTargetGroupCommand(group));
  const { TargetGroupArn } = TargetGroups![0]!;
  const forward = [{ Type: 'forward' as const, TargetGroupArn }];
  const { Listeners } = await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: forward,
      Tags,
    }),
  );
  const { ListenerArn } = Listeners![0]!;
  const { Rules } = await elbv2.send(
    new CreateRuleCommand({
      ListenerArn,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/x'] }],
      Actions: forward,
      Tags,
    }),
  );
  return async () => {
    await elbv2.send(new DeleteRuleCommand({ RuleArn: Rules![0]!.RuleArn }));
    await elbv2.send(new DeleteListenerCommand({ ListenerArn }));
    await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    await elbv2.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
  };
}

// --- internal ---

interface OfClients {
  session: { clients: Clients };
}

/** A sleep ends at the next thing that happens. */
async function pass(aws: LocalRun['aws'], seconds: number): Promise<void> {
  await aws.advanceTo(aws.account.now + seconds * 1000);
}

async function makeNetwork({ session: { clients }, aws }: LocalRun) {
  const { ec2 } = clients;
  const tagged = (ResourceType: ResourceType) => ({
    TagSpecifications: [{ ResourceType, Tags: tags.ec2 }],
  });
  const vpc = new CreateVpcCommand({ CidrBlock: '10.1.0.0/16', ...tagged('vpc') });
  const VpcId = (await ec2.send(vpc)).Vpc!.VpcId!;
  const subnet = { VpcId, CidrBlock: '10.1.0.0/24', ...tagged('subnet') };
  const SubnetId = (await ec2.send(new CreateSubnetCommand(subnet))).Subnet!.SubnetId!;
  const { InternetGateway } = await ec2.send(
    new CreateInternetGatewayCommand(tagged('internet-gateway')),
  );
  const InternetGatewayId = InternetGateway!.InternetGatewayId!;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
  const { RouteTable } = await ec2.send(
    new CreateRouteTableCommand({ VpcId, ...tagged('route-table') }),
  );
  const { AllocationId } = await ec2.send(new AllocateAddressCommand(tagged('elastic-ip')));
  const { NatGateway } = await ec2.send(
    new CreateNatGatewayCommand({ SubnetId, AllocationId, ...tagged('natgateway') }),
  );
  await pass(aws, 180);
  // Only ECS makes network interfaces here.
  const { NetworkInterfaces } = await ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'association.public-ip', Values: ['*'] }],
    }),
  );
  const { NetworkInterfaceId } = NetworkInterfaces![0]!;
  await ec2.send(new CreateTagsCommand({ Resources: [NetworkInterfaceId!], Tags: tags.ec2 }));
  return async () => {
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: NatGateway!.NatGatewayId }));
    await pass(aws, 300);
    await ec2.send(new ReleaseAddressCommand({ AllocationId }));
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId: RouteTable!.RouteTableId }));
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    await ec2.send(new DeleteVpcCommand({ VpcId }));
  };
}

async function makeScaling({ session: { clients } }: OfClients) {
  const { scaling } = clients;
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${NAME}/${NAME}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
  await scaling.send(
    new RegisterScalableTargetCommand({
      ...target,
      MinCapacity: 1,
      MaxCapacity: 2,
      Tags: tags.scaling,
    }),
  );
  await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: {
          // A step has a policy on CPU already, and there is one for a metric.
          PredefinedMetricType: 'ECSServiceAverageMemoryUtilization',
        },
      },
    }),
  );
  await scaling.send(
    new PutScheduledActionCommand({
      ...target,
      ScheduledActionName: 'night',
      Schedule: 'cron(0 20 * * ? *)',
      ScalableTargetAction: { MinCapacity: 0 },
    }),
  );
  return async () => void (await scaling.send(new DeregisterScalableTargetCommand(target)));
}

/** A policy, an alarm, a stack and a function. */
async function makeRest({ session: { clients }, aws }: LocalRun) {
  const { iam, cloudwatch, cloudformation, lambda } = clients;
  const allow = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
  };
  const policy = new CreatePolicyCommand({
    PolicyName: `${NAME}-policy`,
    PolicyDocument: JSON.stringify(allow),
    Tags: tags.iam,
  });
  const { Arn: PolicyArn } = (await iam.send(policy)).Policy!;
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: `${NAME}-busy`,
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 80,
      ComparisonOperator: 'GreaterThanThreshold',
      Tags: tags.cloudwatch,
    }),
  );
  const trust = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  };
  const RoleName = 'hello';
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const template = { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: {} } } };
  const StackName = NAME;
  await cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify(template),
      Tags: tags.cloudformation,
    }),
  );
  await pass(aws, 120);
  const FunctionName = `${NAME}-hello`;
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      PackageType: 'Image',
      Code: { ImageUri: '111122223333.dkr.ecr.us-east-1.amazonaws.com/hello:1' },
      Role: Role!.Arn,
      Tags: tags.lambda,
    }),
  );
  await pass(aws, 120);
  return async () => {
    await lambda.send(new DeleteFunctionCommand({ FunctionName }));
    await cloudformation.send(new DeleteStackCommand({ StackName }));
    await pass(aws, 120);
    await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [`${NAME}-busy`] }));
    await iam.send(new DeletePolicyCommand({ PolicyArn }));
    await iam.send(new DeleteRoleCommand({ RoleName }));
  };
}

import { autoscaleRolePolicy } from './managed-policy-documents/amazon-ec2-container-service-autoscale-role.ts';
import { administratorAccessPolicy } from './managed-policy-documents/administrator-access.ts';
import { infrastructureForLoadBalancersPolicy } from './managed-policy-documents/amazon-ecs-infrastructure-role-policy-for-load-balancers.ts';
import { ecsServicePolicy } from './managed-policy-documents/amazon-ecs-service-role-policy.ts';
import { taskExecutionPolicy } from './managed-policy-documents/amazon-ecs-task-execution-role-policy.ts';
import { applicationAutoscalingPolicy } from './managed-policy-documents/aws-application-autoscaling-ecs-service-policy.ts';
import { elasticLoadBalancingPolicy } from './managed-policy-documents/aws-elastic-load-balancing-service-role-policy.ts';
import { lambdaBasicExecutionPolicy } from './managed-policy-documents/aws-lambda-basic-execution-role.ts';

/** A policy that AWS makes and keeps, and that every account can attach. */
export interface ManagedPolicy {
  name: string;
  path: string;
  /** The default version. */
  version: string;
  created: string;
  updated: string;
  /** The document of the default version; left out where the local AWS does not carry it. */
  document?: object;
}

/**
 * The policies of AWS that the tutorial names, of more than a thousand that there are. Attaching any other fails here
 * as it does on AWS for a misspelt one. Versions and documents are those of the AWS Managed Policy Reference Guide:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const awsManagedPolicies: readonly ManagedPolicy[] = [
  {
    name: 'AdministratorAccess',
    path: '/',
    version: 'v1',
    created: '2015-02-06T18:39:46Z',
    updated: '2015-02-06T18:39:46Z',
    document: administratorAccessPolicy,
  },
  {
    name: 'AmazonECSTaskExecutionRolePolicy',
    path: '/service-role/',
    version: 'v1',
    created: '2017-11-16T18:48:22Z',
    updated: '2017-11-16T18:48:22Z',
    document: taskExecutionPolicy,
  },
  {
    name: 'AmazonECSServiceRolePolicy',
    path: '/aws-service-role/',
    version: 'v24',
    created: '2017-10-14T01:18:58Z',
    updated: '2026-04-22T23:12:09Z',
    document: ecsServicePolicy,
  },
  {
    name: 'AmazonECSInfrastructureRolePolicyForLoadBalancers',
    path: '/',
    version: 'v6',
    created: '2025-07-17T16:37:07Z',
    updated: '2026-02-12T18:01:05Z',
    document: infrastructureForLoadBalancersPolicy,
  },
  {
    name: 'AmazonEC2ContainerServiceAutoscaleRole',
    path: '/service-role/',
    version: 'v2',
    created: '2016-05-12T23:25:44Z',
    updated: '2018-02-05T19:15:15Z',
    document: autoscaleRolePolicy,
  },
  {
    name: 'AWSApplicationAutoscalingECSServicePolicy',
    path: '/aws-service-role/',
    version: 'v2',
    created: '2017-10-25T23:53:08Z',
    updated: '2024-10-24T20:05:50Z',
    document: applicationAutoscalingPolicy,
  },
  {
    name: 'AWSElasticLoadBalancingServiceRolePolicy',
    path: '/aws-service-role/',
    version: 'v14',
    created: '2017-09-19T22:19:04Z',
    updated: '2026-02-12T17:58:08Z',
    document: elasticLoadBalancingPolicy,
  },
  {
    name: 'AWSLambdaBasicExecutionRole',
    path: '/service-role/',
    version: 'v1',
    created: '2015-04-09T15:03:43Z',
    updated: '2015-04-09T15:03:43Z',
    document: lambdaBasicExecutionPolicy,
  },
  {
    name: 'AmazonECSInfrastructureRoleforExpressGatewayServices',
    path: '/service-role/',
    version: 'v6',
    created: '2025-11-12T20:34:08Z',
    updated: '2026-02-12T18:01:54Z',
  },
  {
    name: 'AmazonECSInfrastructureRolePolicyForManagedInstances',
    path: '/',
    version: 'v11',
    created: '2025-09-26T18:04:07Z',
    updated: '2026-02-26T18:27:10Z',
  },
  {
    name: 'AmazonECS_FullAccess',
    path: '/',
    version: 'v21',
    created: '2017-11-07T21:36:54Z',
    updated: '2024-08-13T19:39:37Z',
  },
];

export function managedPolicyArn({ path, name }: ManagedPolicy): string {
  return `arn:aws:iam::aws:policy${path}${name}`;
}

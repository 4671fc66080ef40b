import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../core/account.ts';
import type { Permission } from '../../core/operation.ts';

type Context = NonNullable<Permission['context']>;

/** The permission for a call on one resource. */
export function on(action: string, resource = '*', context: Context = {}): Permission {
  const permission = { action: `elasticloadbalancing:${action}`, resource };
  return Object.keys(context).length > 0 ? { ...permission, context } : permission;
}

/** The permissions for a call that creates and tags a resource. */
export function toCreate(
  action: string,
  resource: string,
  tags: readonly Tag[] | undefined,
  context: Context = {},
): Permission[] {
  const create = on(action, resource, { ...context, ...tagContext(tags) });
  if (!tags || tags.length === 0) return [create];
  const createAction = { 'elasticloadbalancing:CreateAction': action };
  return [create, on('AddTags', resource, { ...createAction, ...tagContext(tags) })];
}

/**
 * The permissions for a call that creates and tags something inside something else: a listener of a load balancer, a rule of a
 * listener. Transcripts show AddTags refused on what is around it, in 2023, and on the new thing, whose id is not known yet; a
 * policy that allows both works either way.
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/pull/3086,
 * https://github.com/aws-ia/terraform-aws-eks-blueprints/issues/717
 */
export function toCreateInside(
  action: 'CreateListener' | 'CreateRule',
  around: string,
  tags: readonly Tag[] | undefined,
): Permission[] {
  const [create, ...tagging] = toCreate(action, around, tags);
  const made =
    action === 'CreateRule'
      ? around.replace(':listener/', ':listener-rule/')
      : around.replace(':loadbalancer/', ':listener/');
  const resource = around === '*' ? around : `${made}/*`;
  return [create!, ...tagging.flatMap((each) => [each, { ...each, resource }])];
}

/**
 * The permissions that a caller needs beside the one for the call: ELB looks at EC2 with the caller's rights.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-permissions.html, read 2026-11-30
 */
export function toLookAtEc2(action: keyof typeof LOOKS): Permission[] {
  return LOOKS[action].map((what) => ({ action: `ec2:Describe${what}`, resource: '*' }));
}

/** The permission for a call that only reads: ELB knows no resource there. */
export const read = (action: string) => (): Permission[] => [on(action)];

/** The condition keys of a call that sets tags. */
export function tagContext(tags: readonly Tag[] | undefined): Context {
  if (!tags || tags.length === 0) return {};
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
  };
}

/** The ARN of what does not exist yet: its id is not known before it does. */
export function newArn(region: Region, type: string, path: string): string {
  return region.arn('elasticloadbalancing', `${type}/${path}/*`);
}

// --- internal ---

/** The parts of EC2 that each call looks at. */
const LOOKS = {
  CreateLoadBalancer: [
    'AccountAttributes',
    'Addresses',
    'InternetGateways',
    'SecurityGroups',
    'Subnets',
    'Vpcs',
  ],
  CreateTargetGroup: ['InternetGateways', 'Vpcs'],
  RegisterTargets: ['Instances', 'InternetGateways', 'Subnets', 'Vpcs'],
} as const;

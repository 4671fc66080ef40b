import {
  CreateLoadBalancer$,
  DuplicateLoadBalancerNameException$,
  type CreateLoadBalancerCommandInput,
  type CreateLoadBalancerCommandOutput,
  type LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { ensureServiceLinkedRole, firstUsePermissions } from '../../first-use.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import { makeInterfaces } from '../load-balancers/balancer-interfaces.ts';
import { validationError } from '../errors.ts';
import { securityGroupsOf, subnetsOf } from '../load-balancers/load-balancer-subnets.ts';
import { loadBalancers, type LoadBalancerRecord } from '../load-balancers/load-balancers.ts';
import { newArn, toCreate, toLookAtEc2 } from '../permissions.ts';
import { checkTags } from '../tags.ts';
import { checkName } from '../validation.ts';

/** Makes an Application Load Balancer. It is `provisioning` for a minute or two before it is `active`. */
export const createLoadBalancer = operation<
  CreateLoadBalancerCommandInput,
  CreateLoadBalancerCommandOutput
>(CreateLoadBalancer$, {
  permissions: ({ Name = '', Tags, Scheme = 'internet-facing' }, region) => [
    ...toCreate('CreateLoadBalancer', newArn(region, 'loadbalancer/app', Name), Tags, {
      'elasticloadbalancing:Scheme': Scheme,
    }),
    ...toLookAtEc2('CreateLoadBalancer'),
    ...firstUsePermissions(region, ELB),
  ],
  run(input, region) {
    checkMembers(input);
    const { Name: name = '', Scheme: scheme = 'internet-facing', Tags: tags = [] } = input;
    const subnets = subnetsOf(region, input);
    const vpcId = subnets[0]!.VpcId;
    const wanted = {
      Scheme: scheme,
      VpcId: vpcId,
      AvailabilityZones: subnets.map(({ AvailabilityZone, SubnetId }) => ({
        ZoneName: AvailabilityZone,
        SubnetId,
        LoadBalancerAddresses: [],
      })),
      SecurityGroups: securityGroupsOf(region, vpcId, input.SecurityGroups),
      IpAddressType: input.IpAddressType ?? 'ipv4',
    };
    const existing = loadBalancers(region).by('name', name)[0];
    if (existing) return { LoadBalancers: [requireSame(existing, wanted)] };

    ensureServiceLinkedRole(region, ELB);
    const path = `app/${name}/${region.hex(16, 'load-balancer', name)}`;
    const arn = region.arn('elasticloadbalancing', `loadbalancer/${path}`);
    const record = loadBalancers(region).put(arn, {
      loadBalancer: {
        LoadBalancerArn: arn,
        DNSName: dnsName(region, name, scheme, path),
        ...(HOSTED_ZONES[region.name] && { CanonicalHostedZoneId: HOSTED_ZONES[region.name] }),
        CreatedTime: region.date,
        LoadBalancerName: name,
        State: { Code: 'provisioning' },
        Type: 'application',
        ...wanted,
      },
      attributes: {},
      tags,
      interfaceIds: makeInterfaces(region, {
        subnetIds: subnets.map(({ SubnetId }) => SubnetId),
        groupIds: wanted.SecurityGroups,
        publicIp: scheme === 'internet-facing',
        path,
      }),
    });
    const delay = 90_000 + region.account.chance(60_000, 'provisioning', arn);
    region.schedule('elasticloadbalancing/load-balancer', arn, delay);
    return { LoadBalancers: [record.loadBalancer] };
  },
});

// --- internal ---

const ELB = 'elasticloadbalancing.amazonaws.com';

/** https://docs.aws.amazon.com/general/latest/gr/elb.html lists one for each Region; these are the best known. */
const HOSTED_ZONES: Record<string, string> = {
  'us-east-1': 'Z35SXDOTRQ7X7K',
  'us-east-2': 'Z3AADJGX6KTTL2',
  'us-west-1': 'Z368ELLRRE2KJ0',
  'us-west-2': 'Z1H1FL5HABSF5',
  'eu-west-1': 'Z32O12XQLNTSW2',
  'eu-central-1': 'Z215JYRZR1TBD5',
};

function checkMembers(input: CreateLoadBalancerCommandInput): void {
  const { Name = '', Type = 'application', IpAddressType } = input;
  checkName('The load balancer name', Name);
  if (Name.startsWith('internal-')) {
    // The rule is in the API reference; the wording is a guess.
    throw validationError(`The load balancer name '${Name}' cannot begin with 'internal-'`);
  }
  checkTags(input.Tags);
  if (Type !== 'application') throw notModelled(`load balancers of type ${Type}`);
  if (IpAddressType && IpAddressType !== 'ipv4') {
    throw notModelled(`the IP address type ${IpAddressType} of a load balancer`);
  }
  refuseMembers('a load balancer', input, [
    'CustomerOwnedIpv4Pool',
    'IpamPools',
    'EnablePrefixForIpv6SourceNat',
  ]);
}

/** A second call with the same settings returns the load balancer; with others it is refused, in AWS's words. */
function requireSame(
  { loadBalancer }: LoadBalancerRecord,
  wanted: Required<
    Pick<
      LoadBalancer,
      'Scheme' | 'VpcId' | 'AvailabilityZones' | 'SecurityGroups' | 'IpAddressType'
    >
  >,
): LoadBalancer {
  const text = (each: LoadBalancer) =>
    JSON.stringify([
      each.Scheme,
      each.AvailabilityZones!.map(({ SubnetId }) => SubnetId).sort(),
      [...each.SecurityGroups!].sort(),
      each.IpAddressType,
    ]);
  if (text(loadBalancer) === text(wanted)) return loadBalancer;
  throw awsError(
    DuplicateLoadBalancerNameException$,
    `A load balancer with the same name '${loadBalancer.LoadBalancerName}' exists, but with different settings`,
  );
}

function dnsName(region: Region, name: string, scheme: string, path: string): string {
  const number = 100_000_000 + region.account.chance(1_900_000_000, 'dns', path);
  const prefix = scheme === 'internal' ? 'internal-' : '';
  return `${prefix}${name}-${number}.${region.name}.elb.amazonaws.com`;
}

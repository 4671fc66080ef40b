import type { Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { INTERNET_GATEWAY, internetGateways } from '../routing/internet-gateways.ts';
import { ELASTIC_ADDRESS, elasticAddresses } from '../routing/elastic-addresses.ts';
import { NAT_GATEWAY, natGateways } from '../routing/nat-gateways.ts';
import { NETWORK_INTERFACE, networkInterfaces } from '../interfaces/network-interfaces.ts';
import { isId, required, type ResourceKind } from '../resource-ids.ts';
import { ROUTE_TABLE, routeTables } from '../routing/route-tables.ts';
import {
  SECURITY_GROUP_RULE,
  securityGroupRules,
} from '../security-groups/security-group-rules.ts';
import { SECURITY_GROUP, securityGroups } from '../security-groups/security-groups.ts';
import { SUBNET, subnets } from '../networks/subnets.ts';
import { VPC, vpcs } from '../networks/vpcs.ts';

/** A resource that has tags, whatever its kind. */
interface Taggable {
  id: string;
  kind: ResourceKind;
  tags: readonly Tag[];
  setTags(tags: Tag[]): void;
}

/** Every resource of a Region that can have tags, kind by kind. */
export function taggables(region: Region): Taggable[] {
  return kinds(region).flatMap((each) => each.all());
}

/** Throws InvalidID for what is no id of a kind that is here, and the kind's error when it is not there. */
export function requireTaggable(region: Region, id: string): Taggable {
  const found = kinds(region).find(({ kind }) => isId(id, kind));
  // AWS's own words: https://github.com/kubernetes/cloud-provider-aws/pull/1387
  if (!found) throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
  return found.required(id);
}

/** The same, or `undefined` when there is no such resource. */
export function findTaggable(region: Region, id: string): Taggable | undefined {
  return taggables(region).find((each) => each.id === id);
}

// --- internal ---

interface Kind {
  kind: ResourceKind;
  all(): Taggable[];
  required(id: string): Taggable;
}

function kinds(region: Region): Kind[] {
  return [
    tagged(vpcs(region), VPC, ({ VpcId }) => VpcId),
    tagged(subnets(region), SUBNET, ({ SubnetId }) => SubnetId),
    tagged(routeTables(region), ROUTE_TABLE, ({ RouteTableId }) => RouteTableId),
    tagged(internetGateways(region), INTERNET_GATEWAY, (each) => each.InternetGatewayId),
    tagged(natGateways(region), NAT_GATEWAY, ({ NatGatewayId }) => NatGatewayId),
    tagged(elasticAddresses(region), ELASTIC_ADDRESS, ({ AllocationId }) => AllocationId),
    tagged(securityGroups(region), SECURITY_GROUP, ({ GroupId }) => GroupId),
    tagged(securityGroupRules(region), SECURITY_GROUP_RULE, (rule) => rule.SecurityGroupRuleId),
    // The only kind whose tags have another name.
    taggedAs(
      networkInterfaces(region),
      NETWORK_INTERFACE,
      ({ NetworkInterfaceId }) => NetworkInterfaceId,
      ({ TagSet }) => TagSet,
      (entity, TagSet) => ({ ...entity, TagSet }),
    ),
  ];
}

function tagged<Entity extends { Tags: Tag[] }>(
  table: Table<Entity>,
  kind: ResourceKind,
  idOf: (entity: Entity) => string,
): Kind {
  return taggedAs(
    table,
    kind,
    idOf,
    ({ Tags }) => Tags,
    (entity, Tags) => ({ ...entity, Tags }),
  );
}

function taggedAs<Entity extends object>(
  table: Table<Entity>,
  kind: ResourceKind,
  idOf: (entity: Entity) => string,
  tagsOf: (entity: Entity) => Tag[],
  withTags: (entity: Entity, tags: Tag[]) => Entity,
): Kind {
  const taggable = (entity: Entity): Taggable => ({
    id: idOf(entity),
    kind,
    tags: tagsOf(entity),
    setTags: (tags) => void table.put(idOf(entity), withTags(entity, tags)),
  });
  return {
    kind,
    all: () => table.all().map(taggable),
    required: (id) => taggable(required(table, id, kind)),
  };
}

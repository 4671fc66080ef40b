import {
  ModifySubnetAttribute$,
  type ModifySubnetAttributeCommandInput,
  type ModifySubnetAttributeCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { resourcePermission } from '../permissions.ts';
import { required } from '../resource-ids.ts';
import { SUBNET, subnets } from '../networks/subnets.ts';
import { refuseMembers } from '../../not-modelled.ts';

/**
 * Sets if instances that start in a subnet get a public address. It does not concern Fargate tasks, which ask for one
 * themselves.
 */
export const modifySubnetAttribute = ec2Operation<
  ModifySubnetAttributeCommandInput & { DryRun?: boolean },
  ModifySubnetAttributeCommandOutput
>(ModifySubnetAttribute$, {
  permissions: ({ SubnetId = '' }, region) => [
    resourcePermission(
      region,
      'ModifySubnetAttribute',
      SUBNET,
      SubnetId,
      subnets(region).get(SubnetId)?.Tags,
    ),
  ],
  run(input, region) {
    const { SubnetId: id = '', MapPublicIpOnLaunch: map, DryRun: _dry, ...others } = input;
    refuseMembers('a subnet', others);
    const subnet = required(subnets(region), id, SUBNET);
    if (map?.Value === undefined) {
      // A guess at the words.
      throw new AwsError('InvalidParameterCombination', 'No attributes specified.');
    }
    subnets(region).put(id, { ...subnet, MapPublicIpOnLaunch: map.Value });
    return {};
  },
});

import {
  ModifyVpcAttribute$,
  type ModifyVpcAttributeCommandInput,
  type ModifyVpcAttributeCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { resourcePermission } from '../permissions.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { setVpcAttributes } from '../networks/vpc-attributes.ts';
import { requireVpc, VPC, vpcs } from '../networks/vpcs.ts';

/** One attribute a call, as AWS wants it. */
export const modifyVpcAttribute = ec2Operation<
  ModifyVpcAttributeCommandInput & { DryRun?: boolean },
  ModifyVpcAttributeCommandOutput
>(ModifyVpcAttribute$, {
  permissions: ({ VpcId = '' }, region) => [
    resourcePermission(region, 'ModifyVpcAttribute', VPC, VpcId, vpcs(region).get(VpcId)?.Tags),
  ],
  run(input, region) {
    refuseMembers('a VPC', input, ['EnableNetworkAddressUsageMetrics']);
    const { VpcId = '', EnableDnsHostnames: hostnames, EnableDnsSupport: support } = input;
    requireVpc(region, VpcId);
    if ((hostnames?.Value === undefined) === (support?.Value === undefined)) {
      // The rule is the API reference's; the words are a guess.
      throw new AwsError(
        'InvalidParameterCombination',
        'Specify exactly one of EnableDnsHostnames and EnableDnsSupport.',
      );
    }
    setVpcAttributes(region, VpcId, {
      ...(hostnames?.Value !== undefined && { enableDnsHostnames: hostnames.Value }),
      ...(support?.Value !== undefined && { enableDnsSupport: support.Value }),
    });
    return {};
  },
});

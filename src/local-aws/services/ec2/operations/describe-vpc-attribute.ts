import {
  DescribeVpcAttribute$,
  type DescribeVpcAttributeCommandInput,
  type DescribeVpcAttributeCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { onAnyResource } from '../permissions.ts';
import { vpcAttributes } from '../networks/vpc-attributes.ts';
import { requireVpc } from '../networks/vpcs.ts';

export const describeVpcAttribute = ec2Operation<
  DescribeVpcAttributeCommandInput,
  DescribeVpcAttributeCommandOutput
>(DescribeVpcAttribute$, {
  permissions: onAnyResource('DescribeVpcAttribute'),
  run({ VpcId = '', Attribute }, region) {
    requireVpc(region, VpcId);
    const { enableDnsHostnames, enableDnsSupport } = vpcAttributes(region, VpcId);
    switch (Attribute) {
      case 'enableDnsHostnames':
        return { VpcId, EnableDnsHostnames: { Value: enableDnsHostnames } };
      case 'enableDnsSupport':
        return { VpcId, EnableDnsSupport: { Value: enableDnsSupport } };
      default:
        return { VpcId, EnableNetworkAddressUsageMetrics: { Value: false } };
    }
  },
});

import {
  DescribeVpcClassicLink$,
  type DescribeVpcClassicLinkCommandInput,
  type DescribeVpcClassicLinkCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { VPC, vpcs, type VpcRecord } from '../networks/vpcs.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';

/**
 * Says of each VPC that ClassicLink is off. EC2-Classic ended in 2022, and older clients still ask; that AWS still answers
 * them so is a guess.
 */
export const describeVpcClassicLink = ec2Operation<
  DescribeVpcClassicLinkCommandInput,
  DescribeVpcClassicLinkCommandOutput
>(DescribeVpcClassicLink$, {
  permissions: onAnyResource('DescribeVpcClassicLink'),
  run({ VpcIds, Filters }, region) {
    const known = selected(vpcs(region), VpcIds, VPC);
    const found = matching(known, Filters, FIELDS, ({ Tags }) => Tags);
    return {
      Vpcs: found.map(({ VpcId, Tags }) => ({ VpcId, Tags, ClassicLinkEnabled: false })),
    };
  },
});

// --- internal ---

const FIELDS: FilterFields<VpcRecord> = { 'is-classic-link-enabled': () => false };

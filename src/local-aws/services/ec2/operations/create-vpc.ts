import {
  CreateVpc$,
  type CreateVpcCommandInput,
  type CreateVpcCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { canonicalCidr } from '../../../core/ip-addresses.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { makeVpc } from '../networks/make-vpc.ts';
import { requestTags, tagOnCreate } from '../permissions.ts';
import { tagsIn } from '../tagging/tags.ts';
import { refuseOthers } from '../../not-modelled.ts';
import { VPC } from '../networks/vpcs.ts';

/** A VPC that is not the default one: its subnets are private, for no route leads out of it. */
export const createVpc = ec2Operation<CreateVpcCommandInput, CreateVpcCommandOutput>(CreateVpc$, {
  permissions: ({ TagSpecifications = [] }, region) => [
    {
      action: 'ec2:CreateVpc',
      resource: region.arn('ec2', 'vpc/*'),
      context: requestTags(TagSpecifications.flatMap(({ Tags = [] }) => Tags)),
    },
    ...tagOnCreate(region, 'CreateVpc', VPC.type, TagSpecifications),
  ],
  run(input, region) {
    refuseOthers('a VPC', input, ['CidrBlock', 'TagSpecifications', 'DryRun']);
    const { CidrBlock = '', TagSpecifications } = input;
    const cidr = canonicalCidr(CidrBlock, 4);
    if (cidr === undefined) {
      // The words of moto, which follows AWS: https://github.com/getmoto/moto/blob/master/moto/ec2/exceptions.py
      throw new AwsError(
        'InvalidParameterValue',
        `Value (${CidrBlock}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
      );
    }
    const length = Number(cidr.split('/')[1]);
    if (length < 16 || length > 28) {
      // As above.
      throw new AwsError('InvalidVpc.Range', `The CIDR '${CidrBlock}' is invalid.`);
    }
    const tags = tagsIn(TagSpecifications, VPC.type);
    return { Vpc: makeVpc(region, { cidr, isDefault: false, tags }) };
  },
});

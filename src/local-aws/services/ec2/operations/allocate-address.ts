import {
  AllocateAddress$,
  type AllocateAddressCommandInput,
  type AllocateAddressCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { ELASTIC_ADDRESS, elasticAddresses } from '../routing/elastic-addresses.ts';
import { usedPublicIps } from '../interfaces/network-interfaces.ts';
import { creationPermissions } from '../permissions.ts';
import { tagsIn } from '../tagging/tags.ts';
import { freePublicIp } from '../interfaces/task-addresses.ts';
import { notModelled, refuseOthers } from '../../not-modelled.ts';

/** Takes a public address for the account. It costs money from now on, whether or not anything uses it. */
export const allocateAddress = ec2Operation<
  AllocateAddressCommandInput,
  AllocateAddressCommandOutput
>(AllocateAddress$, {
  permissions: ({ TagSpecifications }, region) =>
    creationPermissions(region, 'AllocateAddress', ELASTIC_ADDRESS.type, TagSpecifications),
  run(input, region) {
    refuseOthers('an Elastic IP address', input, ['Domain', 'TagSpecifications', 'DryRun']);
    // The addresses of EC2-Classic, which AWS has ended.
    if (input.Domain === 'standard') throw notModelled('the Domain standard of an address');
    if (elasticAddresses(region).size >= MOST) {
      // AWS's words, as public transcripts of Terraform show.
      throw new AwsError(
        'AddressLimitExceeded',
        'The maximum number of addresses has been reached.',
      );
    }
    const id = `eipalloc-0${region.hex(16, 'elastic-address')}`;
    const address = {
      PublicIp: freePublicIp(region, id, usedPublicIps(region)),
      AllocationId: id,
      PublicIpv4Pool: 'amazon',
      NetworkBorderGroup: region.name,
      Domain: 'vpc' as const,
    };
    elasticAddresses(region).put(id, {
      ...address,
      Tags: tagsIn(input.TagSpecifications, ELASTIC_ADDRESS.type),
    });
    return address;
  },
});

// --- internal ---

/** The quota of a new account in a Region: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MOST = 5;

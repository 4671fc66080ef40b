import {
  ReleaseAddress$,
  type ReleaseAddressCommandInput,
  type ReleaseAddressCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { ELASTIC_ADDRESS, elasticAddresses } from '../routing/elastic-addresses.ts';
import { resourcePermission } from '../permissions.ts';
import { required } from '../resource-ids.ts';
import { refuseMembers } from '../../not-modelled.ts';

/** Gives a public address back. Refused while something uses it. */
export const releaseAddress = ec2Operation<ReleaseAddressCommandInput, ReleaseAddressCommandOutput>(
  ReleaseAddress$,
  {
    permissions: ({ AllocationId: id = '' }, region) => [
      resourcePermission(
        region,
        'ReleaseAddress',
        ELASTIC_ADDRESS,
        id,
        elasticAddresses(region).get(id)?.Tags,
      ),
    ],
    run(input, region) {
      refuseMembers('an Elastic IP address', input, ['PublicIp', 'NetworkBorderGroup']);
      const { AllocationId: id = '' } = input;
      const address = required(elasticAddresses(region), id, ELASTIC_ADDRESS);
      if (address.AssociationId !== undefined) {
        // The code is the API reference's; the words are a guess.
        throw new AwsError('InvalidIPAddress.InUse', `Address ${address.PublicIp} is in use.`);
      }
      elasticAddresses(region).delete(id);
      return {};
    },
  },
);

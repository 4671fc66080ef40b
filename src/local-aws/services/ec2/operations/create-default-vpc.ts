import {
  CreateDefaultVpc$,
  type CreateDefaultVpcCommandInput,
  type CreateDefaultVpcCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { makeDefaultVpc } from '../networks/default-vpc.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { onAnyResource } from '../permissions.ts';
import { defaultVpc } from '../networks/vpcs.ts';

/** Makes the default VPC again, with new ids, in an account whose default VPC was deleted. */
export const createDefaultVpc = ec2Operation<
  CreateDefaultVpcCommandInput,
  CreateDefaultVpcCommandOutput
>(CreateDefaultVpc$, {
  permissions: onAnyResource('CreateDefaultVpc'),
  run(_input, region) {
    if (defaultVpc(region)) {
      // The words of moto, which follows AWS: https://github.com/getmoto/moto/blob/master/moto/ec2/exceptions.py
      throw new AwsError(
        'DefaultVpcAlreadyExists',
        'A Default VPC already exists for this account in this region.',
      );
    }
    return { Vpc: makeDefaultVpc(region) };
  },
});

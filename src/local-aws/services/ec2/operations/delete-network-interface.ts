import {
  DeleteNetworkInterface$,
  type DeleteNetworkInterfaceCommandInput,
  type DeleteNetworkInterfaceCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { NETWORK_INTERFACE, networkInterfaces } from '../interfaces/network-interfaces.ts';
import { resourcePermission } from '../permissions.ts';
import { required } from '../resource-ids.ts';

/**
 * Always refused here: every network interface of the local AWS belongs to a Fargate task, is managed by ECS, and goes
 * when its task does.
 */
export const deleteNetworkInterface = ec2Operation<
  DeleteNetworkInterfaceCommandInput,
  DeleteNetworkInterfaceCommandOutput
>(DeleteNetworkInterface$, {
  permissions: ({ NetworkInterfaceId = '' }, region) => [
    resourcePermission(
      region,
      'DeleteNetworkInterface',
      NETWORK_INTERFACE,
      NetworkInterfaceId,
      networkInterfaces(region).get(NetworkInterfaceId)?.TagSet,
    ),
  ],
  run({ NetworkInterfaceId = '' }, region) {
    required(networkInterfaces(region), NetworkInterfaceId, NETWORK_INTERFACE);
    // The code and the words are those of AWS for detaching what it manages, https://github.com/aws/aws-k8s-tester/issues/70;
    // that deleting answers alike is a guess.
    throw new AwsError(
      'AuthFailure',
      'You do not have permission to access the specified resource.',
    );
  },
});

import {
  DeleteInternetGateway$,
  type DeleteInternetGatewayCommandInput,
  type DeleteInternetGatewayCommandOutput,
} from '@aws-sdk/client-ec2';
import { dependencyViolation } from '../interfaces/dependency-violation.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { INTERNET_GATEWAY, internetGateways } from '../routing/internet-gateways.ts';
import { resourcePermission } from '../permissions.ts';
import { required } from '../resource-ids.ts';

/** Refused while the gateway is attached to a VPC. */
export const deleteInternetGateway = ec2Operation<
  DeleteInternetGatewayCommandInput,
  DeleteInternetGatewayCommandOutput
>(DeleteInternetGateway$, {
  permissions: ({ InternetGatewayId = '' }, region) => [
    resourcePermission(
      region,
      'DeleteInternetGateway',
      INTERNET_GATEWAY,
      InternetGatewayId,
      internetGateways(region).get(InternetGatewayId)?.Tags,
    ),
  ],
  run({ InternetGatewayId = '' }, region) {
    const gateway = required(internetGateways(region), InternetGatewayId, INTERNET_GATEWAY);
    if (gateway.Attachments.length > 0) {
      throw dependencyViolation(INTERNET_GATEWAY, InternetGatewayId);
    }
    internetGateways(region).delete(InternetGatewayId);
    return {};
  },
});

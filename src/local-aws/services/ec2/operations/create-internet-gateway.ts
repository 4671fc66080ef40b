import {
  CreateInternetGateway$,
  type CreateInternetGatewayCommandInput,
  type CreateInternetGatewayCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { INTERNET_GATEWAY, internetGateways } from '../routing/internet-gateways.ts';
import { creationPermissions } from '../permissions.ts';
import { tagsIn } from '../tagging/tags.ts';

/** A gateway that is attached to no VPC yet. */
export const createInternetGateway = ec2Operation<
  CreateInternetGatewayCommandInput,
  CreateInternetGatewayCommandOutput
>(CreateInternetGateway$, {
  permissions: ({ TagSpecifications }, region) =>
    creationPermissions(region, 'CreateInternetGateway', INTERNET_GATEWAY.type, TagSpecifications),
  run({ TagSpecifications }, region) {
    const id = `igw-0${region.hex(16, 'internet-gateway')}`;
    const InternetGateway = internetGateways(region).put(id, {
      InternetGatewayId: id,
      OwnerId: region.accountId,
      Attachments: [],
      Tags: tagsIn(TagSpecifications, INTERNET_GATEWAY.type),
    });
    return { InternetGateway };
  },
});

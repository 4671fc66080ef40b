import type { Service } from '../../core/operation.ts';
import { allocateAddress } from './allocate-address.ts';
import { associateRouteTable } from './associate-route-table.ts';
import { attachInternetGateway } from './attach-internet-gateway.ts';
import { createInternetGateway } from './create-internet-gateway.ts';
import { createNatGateway } from './create-nat-gateway.ts';
import { createRoute } from './create-route.ts';
import { createRouteTable } from './create-route-table.ts';
import { deleteNatGateway } from './delete-nat-gateway.ts';
import { deleteRoute } from './delete-route.ts';
import { deleteRouteTable } from './delete-route-table.ts';
import { describeAddresses } from './describe-addresses.ts';
import { describeNatGateways } from './describe-nat-gateways.ts';
import { describeVpcAttribute } from './describe-vpc-attribute.ts';
import { disassociateRouteTable } from './disassociate-route-table.ts';
import { modifySubnetAttribute } from './modify-subnet-attribute.ts';
import { modifyVpcAttribute } from './modify-vpc-attribute.ts';
import { advanceNatGateway, NAT_TIMER } from './nat-gateway-life.ts';
import { releaseAddress } from './release-address.ts';
import { ec2 } from './service.ts';

/** Amazon EC2 with what no page calls yet: networks of one's own, with private subnets and ways out of them. */
export const wholeEc2: Service = {
  ...ec2,
  operations: [
    ...ec2.operations,
    allocateAddress,
    associateRouteTable,
    attachInternetGateway,
    createInternetGateway,
    createNatGateway,
    createRoute,
    createRouteTable,
    deleteNatGateway,
    deleteRoute,
    deleteRouteTable,
    describeAddresses,
    describeNatGateways,
    describeVpcAttribute,
    disassociateRouteTable,
    modifySubnetAttribute,
    modifyVpcAttribute,
    releaseAddress,
  ],
  timers: { ...ec2.timers, [NAT_TIMER]: advanceNatGateway },
};

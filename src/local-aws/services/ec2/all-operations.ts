import type { Service } from '../../core/operation.ts';
import { allocateAddress } from './operations/allocate-address.ts';
import { associateRouteTable } from './operations/associate-route-table.ts';
import { attachInternetGateway } from './operations/attach-internet-gateway.ts';
import { createInternetGateway } from './operations/create-internet-gateway.ts';
import { createNatGateway } from './operations/create-nat-gateway.ts';
import { createRoute } from './operations/create-route.ts';
import { createRouteTable } from './operations/create-route-table.ts';
import { deleteNatGateway } from './operations/delete-nat-gateway.ts';
import { deleteRoute } from './operations/delete-route.ts';
import { deleteRouteTable } from './operations/delete-route-table.ts';
import { describeAddresses } from './operations/describe-addresses.ts';
import { describeNatGateways } from './operations/describe-nat-gateways.ts';
import { describeNetworkAcls } from './operations/describe-network-acls.ts';
import { describeVpcAttribute } from './operations/describe-vpc-attribute.ts';
import { describeVpcClassicLink } from './operations/describe-vpc-classic-link.ts';
import { describeVpnGateways } from './operations/describe-vpn-gateways.ts';
import { disassociateRouteTable } from './operations/disassociate-route-table.ts';
import { modifySubnetAttribute } from './operations/modify-subnet-attribute.ts';
import { modifyVpcAttribute } from './operations/modify-vpc-attribute.ts';
import { advanceNatGateway, failNatTimer, NAT_TIMER } from './routing/nat-gateway-life.ts';
import { releaseAddress } from './operations/release-address.ts';
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
    describeNetworkAcls,
    describeVpcAttribute,
    describeVpcClassicLink,
    describeVpnGateways,
    disassociateRouteTable,
    modifySubnetAttribute,
    modifyVpcAttribute,
    releaseAddress,
  ],
  timers: { ...ec2.timers, [NAT_TIMER]: { run: advanceNatGateway, fail: failNatTimer } },
};

import {
  DisassociateRouteTable$,
  type DisassociateRouteTableCommandInput,
  type DisassociateRouteTableCommandOutput,
} from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { onRouteTable } from '../routing/route-table-permission.ts';
import { routeTables, type RouteTableRecord } from '../routing/route-tables.ts';

/** Lets a subnet follow the main table of its VPC again. */
export const disassociateRouteTable = ec2Operation<
  DisassociateRouteTableCommandInput,
  DisassociateRouteTableCommandOutput
>(DisassociateRouteTable$, {
  permissions: ({ AssociationId = '' }, region) => [
    onRouteTable(
      region,
      'DisassociateRouteTable',
      tableWith(region, AssociationId)?.RouteTableId ?? '*',
    ),
  ],
  run({ AssociationId: id = '' }, region) {
    const table = tableWith(region, id);
    if (!table) {
      // The code is in AWS's list of EC2 error codes; the words are a guess.
      throw new AwsError(
        'InvalidAssociationID.NotFound',
        `The association ID '${id}' does not exist`,
      );
    }
    const isIt = (each: RouteTableRecord['Associations'][number]) =>
      each.RouteTableAssociationId === id;
    if (table.Associations.find(isIt)!.Main) {
      // AWS's words, as public transcripts of Terraform show.
      throw new AwsError(
        'InvalidParameterValue',
        `cannot disassociate the main route table association ${id}`,
      );
    }
    routeTables(region).put(table.RouteTableId, {
      ...table,
      Associations: table.Associations.filter((each) => !isIt(each)),
    });
    return {};
  },
});

// --- internal ---

function tableWith(region: Region, associationId: string): RouteTableRecord | undefined {
  return routeTables(region)
    .all()
    .find(({ Associations }) =>
      Associations.some((each) => each.RouteTableAssociationId === associationId),
    );
}

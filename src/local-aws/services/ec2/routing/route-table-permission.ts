import type { Region } from '../../../core/account.ts';
import type { Permission } from '../../../core/operation.ts';
import { resourcePermission } from '../permissions.ts';
import { ROUTE_TABLE, routeTables } from './route-tables.ts';

/** The permission to act on one route table. */
export function onRouteTable(region: Region, operation: string, id: string): Permission {
  return resourcePermission(region, operation, ROUTE_TABLE, id, routeTables(region).get(id)?.Tags);
}

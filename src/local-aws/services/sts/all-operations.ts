import constraints from '../../wire/constraint-models/sts.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { assumeRole } from './operations/assume-role.ts';
import { sts } from './service.ts';
import { sessionCredentials } from './sessions/sessions.ts';

/** AWS Security Token Service with what no page calls: sessions of roles. */
export const wholeSts: Service = {
  ...sts,
  operations: [assumeRole, ...sts.operations],
  constraints,
  credentials: sessionCredentials,
};

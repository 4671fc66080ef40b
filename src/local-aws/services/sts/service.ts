import type { Service } from '../../core/operation.ts';
import { validationError } from '../validation-error.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';

/** AWS Security Token Service: who am I. */
export const sts: Service = {
  id: 'sts',
  protocol: 'awsQuery',
  target: '',
  version: '2011-06-15',
  xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  operations: [getCallerIdentity],
  ownWords: {},
  invalid: validationError,
};

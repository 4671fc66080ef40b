import type { CreateListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { refuseMembers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';

/** Throws what is wrong with the protocol of a listener, and with all that belongs to HTTPS. */
export function checkListener(
  input: Pick<
    CreateListenerCommandInput,
    'Protocol' | 'Certificates' | 'MutualAuthentication' | 'SslPolicy' | 'AlpnPolicy'
  >,
): void {
  refuseMembers('a listener', input, [
    'Certificates',
    'MutualAuthentication',
    'SslPolicy',
    'AlpnPolicy',
  ]);
  const { Protocol } = input;
  if (Protocol === undefined) return;
  if (Protocol !== 'HTTP' && Protocol !== 'HTTPS') {
    // AWS's words, as moto's tests hold them.
    throw validationError(`Listener protocol '${Protocol}' must be one of 'HTTPS, HTTP'`);
  }
  if (Protocol === 'HTTPS') {
    // AWS's words, as in public transcripts of Terraform.
    throw validationError('A certificate must be specified for HTTPS listeners');
  }
}

import type { CreateListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { notModelled } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';

/** Throws what is wrong with the protocol of a listener. */
export function checkListener({
  Protocol,
  Certificates,
  MutualAuthentication,
}: Pick<CreateListenerCommandInput, 'Protocol' | 'Certificates' | 'MutualAuthentication'>): void {
  if (Protocol === undefined) return;
  if (Protocol !== 'HTTP' && Protocol !== 'HTTPS') {
    // AWS's words, as moto's tests hold them.
    throw validationError(`Listener protocol '${Protocol}' must be one of 'HTTPS, HTTP'`);
  }
  if (Protocol === 'HTTPS') {
    if (Certificates?.length) throw notModelled('certificates of a listener');
    // AWS's words, as in public transcripts of Terraform.
    throw validationError('A certificate must be specified for HTTPS listeners');
  }
  if (MutualAuthentication) throw notModelled('mutual authentication of a listener');
}

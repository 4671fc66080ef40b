import type { CreateListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { notModelled } from '../not-modelled.ts';
import { validationError } from './errors.ts';
import { check, PORT } from './validation.ts';

/** Throws what is wrong with the protocol and the port of a listener. */
export function checkListener({
  Port,
  Protocol,
  Certificates,
  MutualAuthentication,
}: Pick<
  CreateListenerCommandInput,
  'Port' | 'Protocol' | 'Certificates' | 'MutualAuthentication'
>): void {
  check('port', Port, PORT);
  check('protocol', Protocol, {
    oneOf: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'],
  });
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

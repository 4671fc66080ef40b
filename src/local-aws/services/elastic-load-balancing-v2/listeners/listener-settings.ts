import {
  CertificateNotFoundException$,
  type Certificate,
  type CreateListenerCommandInput,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';

type Settings = Pick<Listener, 'Port' | 'Protocol' | 'Certificates' | 'SslPolicy'>;

/**
 * The port, protocol, certificate and security policy of a listener once what is given is set. A listener that is HTTP again
 * has no certificate and no security policy, as ModifyListener's reference says:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html
 *
 * Throws ValidationError or CertificateNotFoundException.
 */
export function listenerSettings(
  region: Region,
  given: Settings & Pick<CreateListenerCommandInput, 'MutualAuthentication' | 'AlpnPolicy'>,
  before: Settings = {},
): Settings {
  refuseMembers('a listener', given, ['MutualAuthentication', 'AlpnPolicy']);
  const { Port = before.Port, Protocol = before.Protocol } = given;
  if (Protocol !== undefined && Protocol !== 'HTTP' && Protocol !== 'HTTPS') {
    // AWS's words, as moto's tests hold them.
    throw validationError(`Listener protocol '${Protocol}' must be one of 'HTTPS, HTTP'`);
  }
  const plain = { ...(Port !== undefined && { Port }), ...(Protocol && { Protocol }) };
  if (Protocol !== 'HTTPS') {
    refuseMembers('an HTTP listener', given, ['Certificates', 'SslPolicy']);
    return plain;
  }
  const { Certificates = before.Certificates, SslPolicy = before.SslPolicy } = given;
  return {
    ...plain,
    Certificates: [defaultCertificate(region, Certificates)],
    SslPolicy: SslPolicy ?? DEFAULT_POLICY,
  };
}

// --- internal ---

/**
 * The policy of a listener that was made by a call without one. The console chooses another.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08';

/**
 * The one certificate that CreateListener takes. There is no Certificate Manager here, so every ARN of one in this Region
 * stands for a certificate that was issued. AWS refuses one that still waits for that as an `UnsupportedCertificate`.
 */
function defaultCertificate(region: Region, certificates: Certificate[] = []): Certificate {
  const [certificate, ...others] = certificates;
  if (!certificate) {
    // AWS's words, as in public transcripts of Terraform.
    throw validationError('A certificate must be specified for HTTPS listeners');
  }
  if (others.length > 0) {
    // The rule is in the API reference; the wording is a guess.
    throw validationError('Only one certificate may be specified for a listener');
  }
  refuseMembers('the certificate of a listener', certificate, ['IsDefault']);
  const { CertificateArn: arn = '' } = certificate;
  const where = `(acm:${region.name}|iam:)`;
  if (!RegExp(`^arn:aws[\\w-]*:${where}:\\d{12}:[\\w-]+/[\\w-]+$`).test(arn)) {
    // AWS's words: https://github.com/hashicorp/terraform-provider-aws/issues/11334
    throw awsError(CertificateNotFoundException$, `Certificate '${arn}' not found`);
  }
  return { CertificateArn: arn };
}

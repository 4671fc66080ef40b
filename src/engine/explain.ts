import type { LoadedServices } from './aws/index.ts';
import type { Advice, AwsService } from './aws/service.ts';

/** Returns advice on an answer of AWS that no step handles, or `undefined` where we have none. */
export function explain(error: Error, services: LoadedServices): string | undefined {
  const ofServices = Object.values<AwsService>(services).flatMap(({ advice }) => advice);
  return [...ofServices, ...OF_ALL].find(
    ({ name, message }) => name.test(error.name) && message.test(error.message),
  )?.advice;
}

// --- internal ---

/**
 * Errors of every service, and so in no descriptor: they are about the caller's credentials and permissions. EC2 has names of
 * its own for some. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const OF_ALL: readonly Advice[] = [
  {
    name: /^(SignatureDoesNotMatch|InvalidSignatureException|RequestExpired|RequestTimeTooSkewed|AuthFailure)$/,
    message: /Signature (?:expired|not yet current)|Request has expired|RequestTime/i,
    advice: "Your machine's clock differs from that of AWS. Correct it, then run the same command.",
  },
  {
    name: /^(AccessDenied|UnauthorizedOperation)/,
    message: /./,
    advice:
      'Your identity lacks a permission. Each page lists what its step needs; the page "IAM permissions" has all of it as one policy.',
  },
  {
    name: /^(ExpiredToken|RequestExpired)/,
    message: /./,
    advice:
      'Your credentials have expired. Sign in again, then run the same command: it continues where it stopped.',
  },
  {
    name: /^InvalidParameterException$/,
    message: /did not have a container port/,
    advice:
      'The task definition has another port. Give all steps the same --port; if the service is attached to a load balancer, first run npm run undo:attach-load-balancer.',
  },
  {
    name: /^(CertificateNotFoundException|UnsupportedCertificate(Exception)?)$/,
    message: /./,
    advice:
      'Look at it in the console of AWS Certificate Manager, in this Region: it has to be issued before a listener can use it.',
  },
  {
    name: /^ResourceInUseException$/,
    message: /listener or a rule/,
    advice:
      'Delete the listener first, with npm run undo:create-listener, then run the same command.',
  },
  {
    name: /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure)$/,
    message: /./,
    advice:
      'AWS does not know this access key, or the secret does not belong to it. "aws sts get-caller-identity" says whether the AWS CLI can use it.',
  },
];

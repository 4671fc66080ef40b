import { AwsError } from '../core/error.ts';
import type { Service } from '../core/operation.ts';

/** Why AWS does not believe who a request says that it is from. */
export type CredentialProblem = 'missing' | 'unknown' | 'expired' | 'signature';

/** The error for credentials, in the words that each protocol has for it. */
export function credentialError({ protocol }: Service, problem: CredentialProblem): AwsError {
  if (protocol === 'ec2Query') return EC2[problem]();
  const { code, inJson, message } = OTHERS[problem];
  const isQuery = protocol === 'awsQuery';
  // Lambda, which speaks REST, answers 403 to what a JSON service answers 400: https://github.com/iann0036/iamlive/issues/58
  const status = isQuery || protocol === 'restJson1' ? 403 : 400;
  return new AwsError(isQuery ? code : inJson, message, status);
}

// --- internal ---

// The codes of the three kinds of services: https://github.com/aws/aws-sdk-go/pull/253 for what has expired.
const OTHERS = {
  missing: {
    // The code of JSON is a guess after that of query.
    code: 'MissingAuthenticationToken',
    inJson: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
  },
  unknown: {
    // https://github.com/aws/aws-sdk-php/issues/1114
    code: 'InvalidClientTokenId',
    inJson: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  },
  expired: {
    // https://github.com/mapbox/ecs-watchbot/issues/61
    code: 'ExpiredToken',
    inJson: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
  },
  signature: {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
    code: 'SignatureDoesNotMatch',
    inJson: 'InvalidSignatureException',
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  },
} as const satisfies Record<CredentialProblem, { code: string; inJson: string; message: string }>;

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
const EC2 = {
  missing: () =>
    // A guess at the wording for a request that is not signed at all.
    new AwsError('MissingAuthenticationToken', 'The request is missing an authentication token'),
  // https://github.com/aws/aws-sdk-java-v2/issues/2981
  unknown: authFailure,
  expired: () => new AwsError('RequestExpired', 'Request has expired.'),
  signature: authFailure,
} as const satisfies Record<CredentialProblem, () => AwsError>;

function authFailure(): AwsError {
  return new AwsError(
    'AuthFailure',
    'AWS was not able to validate the provided access credentials',
    401,
  );
}

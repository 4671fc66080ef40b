import type { Region } from '../core/account.ts';
import { OWNER_KEYS, ownerOf, type Caller, type Credentials } from '../core/caller.ts';
import type { Service } from '../core/operation.ts';
import type { WireRequest } from '../wire/messages.ts';
import { accessKeyIdOf } from '../wire/scope.ts';
import { credentialError } from './credential-errors.ts';
import { isSignedWith } from './is-signed-with.ts';

export interface Authentication {
  services: readonly Service[];
  /** True if only keys that IAM or STS gave out are let in, and each caller may do what its policies allow. */
  enforcesIam: boolean;
}

/**
 * Tells who sent a request. Where IAM is not enforced everyone is let in: who has keys of this account is known by them, and may do
 * everything, as may whoever signs with any others; only the role of a task has its rights there too.
 *
 * Throws the error of the service for keys that nobody has, that have expired, or that the request is not signed with.
 */
export async function authenticate(
  request: WireRequest,
  service: Service,
  region: Region,
  { services, enforcesIam }: Authentication,
): Promise<Caller> {
  const accessKeyId = accessKeyIdOf(request.headers);
  const credentials = accessKeyId && credentialsOf(accessKeyId, region, services);
  if (!enforcesIam && !(credentials && credentials.isAlwaysEnforced)) {
    return { ...(credentials ? credentials.caller : ownerOf(region.accountId)), rights: undefined };
  }
  if (accessKeyId === undefined) throw credentialError(service, 'missing');
  if (!credentials) throw credentialError(service, 'unknown');
  if (request.headers['x-amz-security-token'] !== credentials.sessionToken) {
    throw credentialError(service, 'unknown');
  }
  if (credentials.expiresAt !== undefined && region.now >= credentials.expiresAt) {
    throw credentialError(service, 'expired');
  }
  if (!(await isSignedWith(request, credentials.secretAccessKey))) {
    throw credentialError(service, 'signature');
  }
  return credentials.caller;
}

// --- internal ---

function credentialsOf(
  accessKeyId: string,
  region: Region,
  services: readonly Service[],
): Credentials | undefined {
  if (accessKeyId === OWNER_KEYS.accessKeyId) {
    return { ...OWNER_KEYS, caller: ownerOf(region.accountId) };
  }
  for (const service of services) {
    const credentials = service.credentials?.(accessKeyId, region);
    if (credentials) return credentials;
  }
  return undefined;
}

import type { Rights } from '../policy/rights.ts';

/** Who sends a request, as IAM knows them. */
export interface Caller {
  /** As GetCallerIdentity tells it: of a user, or of a session of a role. */
  arn: string;
  /** The value of `aws:PrincipalArn`: of a session, the ARN of its role. */
  principalArn: string;
  /** The value of `aws:userid`: of a session, the id of its role with the name of the session. */
  userId: string;
  type: 'User' | 'AssumedRole';
  /** The value of `aws:username`; undefined for a session, which has none. */
  userName?: string | undefined;
  /** The tags of the user or the role. */
  tags: Readonly<Record<string, string>>;
  /** The policies that decide what the caller may do; undefined for one who may do everything. */
  rights?: (() => Rights) | undefined;
}

/** The keys that somebody signs requests with, and who they are then. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  /** Undefined for the key of a user, which needs none. */
  sessionToken?: string | undefined;
  /** The instant of the account's time at which they expire; undefined for the key of a user. */
  expiresAt?: number | undefined;
  /** True if the rights of the caller count also where the local AWS enforces no policies: for the roles of tasks. */
  isAlwaysEnforced?: boolean | undefined;
  caller: Caller;
}

/**
 * The keys that AWS's documentation has as its example: who signs with them owns the account, and may do everything.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
 */
export const OWNER_KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** The name of the user who owns the account: everyone, where nobody asks who they are. */
export const OWNER = 'reader';

/** The user who owns an account. */
export function ownerOf(accountId: string): Caller {
  const arn = `arn:aws:iam::${accountId}:user/${OWNER}`;
  return {
    arn,
    principalArn: arn,
    userId: 'AIDALOCALAWSREADER000',
    type: 'User',
    userName: OWNER,
    tags: {},
  };
}

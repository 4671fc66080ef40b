import {
  NoSuchEntityException$,
  type AttachedPolicy,
  type Tag,
  type User,
} from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { ownerOf, OWNER } from '../../../core/caller.ts';
import { awsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { notModelled } from '../../not-modelled.ts';
import { checkName } from '../validation.ts';

/** A user and what hangs on it. */
export interface UserRecord {
  user: User & { UserName: string; UserId: string; Path: string; Arn: string; Tags: Tag[] };
  attached: readonly AttachedPolicy[];
  /** Inline policies: name to JSON text. */
  inline: Record<string, string>;
}

/** The users that somebody made. */
export function users(region: Region): Table<UserRecord> {
  return region.account.table<UserRecord>('iam/user');
}

/** Every user: the owner of the account, who was there before it, and those that somebody made. */
export function allUsers(region: Region): UserRecord[] {
  return [ownerRecord(region), ...users(region).all()];
}

/** The user of a name, or the one who calls where none is given. Throws NoSuchEntityException in AWS's words. */
export function requireUser(region: Region, userName: string | undefined): UserRecord {
  const name = userName ?? callingUser(region);
  checkName('userName', name);
  const record = name === OWNER ? ownerRecord(region) : users(region).get(name);
  if (record) return record;
  // https://github.com/getmoto/moto/blob/master/tests/test_iam/test_iam.py
  throw awsError(NoSuchEntityException$, `The user with name ${name} cannot be found.`);
}

/** As {@link requireUser}; throws the error for what is not modelled for the owner, who may always do everything. */
export function requireOwnUser(region: Region, userName: string | undefined): UserRecord {
  const record = requireUser(region, userName);
  if (record.user.UserName === OWNER) {
    throw notModelled(`changes of the user ${OWNER}, who owns the local account`);
  }
  return record;
}

export function userArn(region: Region, path: string, userName: string): string {
  return `arn:aws:iam::${region.accountId}:user${path}${userName}`;
}

// --- internal ---

/** The owner of the account. Nothing says when the account was opened, so it is dated when AWS opened IAM. */
function ownerRecord(region: Region): UserRecord {
  const { arn, userId } = ownerOf(region.accountId);
  return {
    user: {
      Path: '/',
      UserName: OWNER,
      UserId: userId,
      Arn: arn,
      CreateDate: new Date('2011-05-03T00:00:00Z'),
      Tags: [],
    },
    attached: [
      {
        PolicyName: 'AdministratorAccess',
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      },
    ],
    inline: {},
  };
}

function callingUser({ caller }: Region): string {
  if (caller.userName !== undefined) return caller.userName;
  // AWS's words, as in public transcripts of `aws iam get-user` in a session of a role.
  throw awsError(
    NoSuchEntityException$,
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam.py
    'Must specify userName when calling with non-User credentials',
  );
}

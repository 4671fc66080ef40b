import type { User } from '@aws-sdk/client-iam';
import type { UserRecord } from './users.ts';

/** A user as CreateUser and GetUser send it: with tags where there are any. */
export function wholeUser({ user }: UserRecord): User {
  const { Tags, ...rest } = user;
  return { ...rest, ...(Tags.length > 0 && { Tags }) };
}

/** A user as ListUsers sends it: without tags and boundary, as the API reference says. */
export function listedUser({ user }: UserRecord): User {
  const { Tags: _tags, PermissionsBoundary: _boundary, ...rest } = user;
  return rest;
}

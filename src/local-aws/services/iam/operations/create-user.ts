import {
  EntityAlreadyExistsException$,
  CreateUser$,
  type CreateUserCommandInput,
  type CreateUserCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { tagContext, withContext } from '../permissions.ts';
import { boundaryOf, requireBoundary } from '../roles/permissions-boundary.ts';
import { checkTags } from '../tags.ts';
import { wholeUser } from '../users/user-views.ts';
import { allUsers, userArn, users } from '../users/users.ts';
import { checkName } from '../validation.ts';

/** Makes a user, who may do nothing until a policy says otherwise. */
export const createUser = operation<CreateUserCommandInput, CreateUserCommandOutput>(CreateUser$, {
  permissions({ UserName = '', Path = '/', Tags = [], PermissionsBoundary: boundary }, region) {
    const arn = userArn(region, Path, UserName);
    const tags = tagContext(Tags);
    const context = { ...(boundary && { 'iam:PermissionsBoundary': boundary }), ...tags };
    const create = withContext('iam:CreateUser', arn, context);
    return Tags.length > 0 ? [create, withContext('iam:TagUser', arn, tags)] : [create];
  },
  run({ UserName: name = '', Path = '/', Tags = [], PermissionsBoundary: boundary }, region) {
    checkName('userName', name);
    checkTags(Tags);
    if (boundary !== undefined) requireBoundary(region, boundary);
    const taken = allUsers(region).some(
      ({ user }) => user.UserName.toLowerCase() === name.toLowerCase(),
    );
    if (taken) {
      // As moto's authors took it from AWS: https://github.com/getmoto/moto/blob/master/moto/iam/models.py
      throw awsError(EntityAlreadyExistsException$, `User with name ${name} already exists.`);
    }
    const record = users(region).put(name, {
      user: {
        Path,
        UserName: name,
        UserId: `AIDA${region.account.word(17, 'user', name)}`,
        Arn: userArn(region, Path, name),
        CreateDate: region.date,
        ...(boundary !== undefined && { PermissionsBoundary: boundaryOf(boundary)! }),
        Tags,
      },
      attached: [],
      inline: {},
    });
    return { User: wholeUser(record) };
  },
});

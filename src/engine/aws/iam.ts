import {
  GetPolicyCommand,
  GetRoleCommand,
  IAMClient,
  ListRolesCommand,
  ListRoleTagsCommand,
  paginateListPolicies,
  paginateListRolePolicies,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import type { AwsService } from './service.ts';
import { upperCaseTags } from './tag-shapes.ts';

/** AWS Identity and Access Management. */
export const iam = {
  title: 'IAM',
  iam: {
    prefix: 'iam',
    conditionKeys: {
      'iam:AWSServiceName': 'always',
      'iam:PassedToService': 'always',
      'iam:PolicyARN': 'always',
    },
    limits: {},
    unkept: {
      'iam:CreateRole': {
        sid: 'TrustPolicyHasNoConditionKey',
        why: 'IAM has no condition key for a trust policy, so whoever may create a role may let anybody assume it. With the policies here, such a role can at most pull images, write log lines, and change the listeners and rules of load balancers. If that is too much, let an administrator run the steps that create roles, with your --name.',
      },
    },
    madeUp: [],
  },
  signingName: 'iam',
  cli: 'iam',
  sdk: '@aws-sdk/client-iam',
  botocore: 'iam',
  documentation: 'https://docs.aws.amazon.com/IAM/latest/APIReference/',
  client: (config) => new IAMClient(config),
  tags: upperCaseTags,
  kinds: {
    role: {
      box: 'in its group',
      async *list({ iam: client }, { name = '' }) {
        for await (const { Roles = [] } of paginateListRoles({ client }, {})) {
          for (const { RoleName = '', Arn } of Roles) {
            if (!RoleName.startsWith(name)) continue;
            const { Tags } = await client.send(new ListRoleTagsCommand({ RoleName }));
            yield { arn: Arn!, tags: upperCaseTags.read(Tags) };
          }
        }
      },
      async *heldBy({ iam: client }, arn) {
        const RoleName = arn.split('/').at(-1);
        for await (const { PolicyNames = [] } of paginateListRolePolicies(
          { client },
          { RoleName },
        )) {
          for (const each of PolicyNames) {
            yield `Somebody has put the inline policy "${each}" on it: aws iam delete-role-policy --role-name ${RoleName} --policy-name ${each} takes it away.`;
          }
        }
      },
    },
    policy: {
      box: 'in no picture',
      async *list({ iam: client }, { name = '' }) {
        for await (const { Policies = [] } of paginateListPolicies(
          { client },
          { Scope: 'Local' },
        )) {
          for (const { PolicyName = '', Arn: PolicyArn } of Policies) {
            if (!PolicyName.startsWith(name)) continue;
            const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
            yield { arn: PolicyArn!, tags: upperCaseTags.read(Policy?.Tags) };
          }
        }
      },
    },
  },
  bills: {},
  picture: {
    title: 'IAM, in every Region',
    stands: 'above',
    async draw({ iam }) {
      const { Roles = [] } = await iam.send(new ListRolesCommand({}));
      return {
        boxes: Roles.map(({ Arn, RoleName = '', Path }) => ({
          key: Arn!,
          kind: Path?.startsWith('/aws-service-role/') ? 'service-linked role' : 'role',
          name: RoleName,
          mood: 'steady' as const,
          ask: { call: 'iam:GetRole', input: { RoleName } },
          inside: [],
        })),
      };
    },
    describes: { GetRole: GetRoleCommand },
  },
  ids: [{ pattern: /AROA[A-Z0-9]{17}/, placeholder: 'role-id', variable: undefined }],
  parentOf: undefined,
  passing: {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
    untilConsistent: ['NoSuchEntityException'],
    // A role whose policy was detached a moment ago.
    whileInUse: ['DeleteConflictException'],
  },
  already: { made: ['EntityAlreadyExistsException'], gone: ['NoSuchEntityException'] },
  lasting: ['InvalidInput', 'ServiceFailure'],
  advice: [],
} satisfies AwsService<IAMClient, { iam: IAMClient }>;

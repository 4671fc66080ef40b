import type { IpPermission } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { canonicalCidr } from '../../../core/ip-addresses.ts';
import { notModelled, refuseMembers, refuseOthers } from '../../not-modelled.ts';
import { isAllowedText } from '../allowed-text.ts';
import { trafficOf } from './rule-traffic.ts';
import { ruleKey, type RuleContent } from './security-group-rules.ts';
import { requireSecurityGroup, type SecurityGroupRecord } from './security-groups.ts';

/** The members by which the authorize and revoke calls name rules: a list of permissions, or one rule spelled out. */
export interface RuleInput {
  IpPermissions?: IpPermission[] | undefined;
  IpProtocol?: string | undefined;
  FromPort?: number | undefined;
  ToPort?: number | undefined;
  CidrIp?: string | undefined;
  SourceSecurityGroupName?: string | undefined;
  SourceSecurityGroupOwnerId?: string | undefined;
}

/**
 * The rules that a request names for a group, one for each source in each permission, in the form in which AWS keeps them.
 *
 * Throws MissingParameter when it names none, InvalidParameterValue for protocols, ports, blocks and descriptions that
 * cannot be, InvalidGroup.NotFound for a source that is not there.
 */
export function rulesIn(
  input: RuleInput,
  group: SecurityGroupRecord,
  region: Region,
): RuleContent[] {
  const contents = permissionsIn(input).flatMap((each) => expand(each, group, region));
  const keys = contents.map(ruleKey);
  if (new Set(keys).size < keys.length) {
    // AWS's own words: https://github.com/hashicorp/terraform-provider-aws/issues/2587
    throw invalid('The same permission must not appear multiple times');
  }
  return contents;
}

// --- internal ---

const SPELLED_OUT = [
  'IpProtocol',
  'FromPort',
  'ToPort',
  'CidrIp',
  'SourceSecurityGroupName',
] as const;

function permissionsIn(input: RuleInput): IpPermission[] {
  refuseMembers('a rule', input, ['SourceSecurityGroupOwnerId']);
  if (input.IpPermissions?.length) {
    const spelledOut = SPELLED_OUT.find((name) => input[name] !== undefined);
    if (spelledOut === undefined) return input.IpPermissions;
    // A guess: that AWS refuses both, as much as the words.
    throw new AwsError(
      'InvalidParameterCombination',
      `The parameter ${spelledOut} cannot be used with the parameter ipPermissions`,
    );
  }
  if (input.IpProtocol === undefined) {
    // AWS's code; the wording follows its other missing parameters and is a guess.
    throw new AwsError('MissingParameter', 'The request must contain the parameter ipPermissions');
  }
  const { IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName } = input;
  return [
    {
      IpProtocol,
      FromPort,
      ToPort,
      IpRanges: CidrIp === undefined ? [] : [{ CidrIp }],
      UserIdGroupPairs:
        SourceSecurityGroupName === undefined ? [] : [{ GroupName: SourceSecurityGroupName }],
    },
  ];
}

// A permission without a source is accepted and adds nothing: https://github.com/boto/boto3/issues/1012
function expand(
  permission: IpPermission,
  group: SecurityGroupRecord,
  region: Region,
): RuleContent[] {
  const traffic = trafficOf(permission);
  const contents: RuleContent[] = [];
  for (const { CidrIp = '', Description } of permission.IpRanges ?? []) {
    contents.push({ ...traffic, CidrIpv4: block(CidrIp, 4), ...described(Description) });
  }
  for (const { CidrIpv6 = '', Description } of permission.Ipv6Ranges ?? []) {
    contents.push({ ...traffic, CidrIpv6: block(CidrIpv6, 6), ...described(Description) });
  }
  for (const pair of permission.UserIdGroupPairs ?? []) {
    refuseOthers('a source group', pair, ['GroupId', 'GroupName', 'Description', 'UserId']);
    const { GroupId, GroupName, UserId = region.accountId, Description } = pair;
    if (UserId !== region.accountId) throw notModelled(`the groups of account ${UserId}`);
    if (GroupId === undefined && GroupName === undefined) {
      // AWS's own words: https://github.com/hashicorp/terraform-provider-aws/issues/38221
      throw new AwsError('MissingParameter', 'Source group ID missing.');
    }
    const source = requireSecurityGroup(region, { GroupId, GroupName });
    requireSameVpc(group, source);
    contents.push({ ...traffic, ReferencedGroupId: source.GroupId, ...described(Description) });
  }
  for (const { PrefixListId } of permission.PrefixListIds ?? []) {
    // The local AWS has no prefix lists. The code is AWS's, the wording that of its other ids.
    throw new AwsError(
      'InvalidPrefixListID.NotFound',
      `The prefix list ID '${PrefixListId}' does not exist`,
    );
  }
  return contents;
}

function requireSameVpc(group: SecurityGroupRecord, source: SecurityGroupRecord): void {
  if (group.VpcId === source.VpcId) return;
  // AWS's own words, as people quote them who point ECS at a database elsewhere; that the code is this one is a guess.
  throw new AwsError(
    'InvalidGroup.NotFound',
    'You have specified two resources that belong to different networks.',
  );
}

function block(text: string, version: 4 | 6): string {
  const cidr = canonicalCidr(text, version);
  // AWS's own words: https://github.com/smoketurner/serverless-vpc-plugin/issues/318
  if (cidr === undefined) throw invalid(`CIDR block ${text} is malformed`);
  return cidr;
}

function described(description: string | undefined): { Description?: string } {
  if (description === undefined) return {};
  if (!isAllowedText(description)) {
    // AWS's own words, the two blanks included: https://github.com/aws-cloudformation/cfn-lint/issues/173
    throw invalid(
      'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    );
  }
  return { Description: description };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import type { TagSpecification } from '@aws-sdk/client-ec2';
import { rulesIn, type RuleInput } from './rule-input.ts';
import {
  addRule,
  isSameRule,
  rulesOf,
  SECURITY_GROUP_RULE,
  type RuleContent,
  type SecurityGroupRuleRecord,
} from './security-group-rules.ts';
import { requireSecurityGroup } from './security-groups.ts';
import { tagsIn } from '../tagging/tags.ts';

/**
 * Adds the rules that a request names to its group, all or none.
 *
 * Throws InvalidPermission.Duplicate when one is there already, whatever its description.
 */
export function authorize(
  input: RuleInput & {
    GroupId?: string | undefined;
    GroupName?: string | undefined;
    TagSpecifications?: TagSpecification[] | undefined;
  },
  isEgress: boolean,
  region: Region,
): SecurityGroupRuleRecord[] {
  const group = requireSecurityGroup(region, input);
  const { GroupId } = group;
  const contents = rulesIn(input, group, region);
  const tags = tagsIn(input.TagSpecifications, SECURITY_GROUP_RULE.type);
  const existing = rulesOf(region, GroupId, isEgress);
  for (const content of contents) {
    if (existing.some((rule) => isSameRule(rule, content))) throw duplicate(content);
  }
  return contents.map((content) => addRule(region, GroupId, isEgress, content, tags));
}

// --- internal ---

// AWS's own words: https://github.com/rancher/rancher/issues/3459 (TCP), and
// https://github.com/ansible/ansible-modules-core/pull/3258 (protocols by number).
function duplicate(content: RuleContent): AwsError {
  const peer = content.CidrIpv4 ?? content.CidrIpv6 ?? content.ReferencedGroupId;
  return new AwsError(
    'InvalidPermission.Duplicate',
    `the specified rule "peer: ${peer}, ${traffic(content)}, ALLOW" already exists`,
  );
}

function traffic({ IpProtocol, FromPort, ToPort }: RuleContent): string {
  const name = IpProtocol.toUpperCase();
  if (IpProtocol === '-1') return 'ALL';
  if (IpProtocol === 'tcp' || IpProtocol === 'udp') {
    return `${name}, from port: ${FromPort}, to port: ${ToPort}`;
  }
  if (IpProtocol.startsWith('icmp')) {
    // How AWS words this one is a guess.
    const part = (value: number) => (value === -1 ? 'ALL' : value);
    return `${name}, type: ${part(FromPort)}, code: ${part(ToPort)}`;
  }
  return `protocol: ${IpProtocol}`;
}

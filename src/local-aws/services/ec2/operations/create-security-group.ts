import {
  CreateSecurityGroup$,
  type CreateSecurityGroupCommandInput,
  type CreateSecurityGroupCommandOutput,
} from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { isAllowedText } from '../allowed-text.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { requestTags, resourceTags, tagOnCreate } from '../permissions.ts';
import {
  findSecurityGroupByName,
  makeSecurityGroup,
  SECURITY_GROUP,
} from '../security-groups/security-groups.ts';
import { tagsIn } from '../tagging/tags.ts';
import { defaultVpc, requireVpc, vpcs, type VpcRecord } from '../networks/vpcs.ts';

export const createSecurityGroup = ec2Operation<
  CreateSecurityGroupCommandInput,
  CreateSecurityGroupCommandOutput
>(CreateSecurityGroup$, {
  permissions({ VpcId, TagSpecifications = [] }, region) {
    const vpcId = VpcId ?? defaultVpc(region)?.VpcId ?? '*';
    return [
      {
        action: 'ec2:CreateSecurityGroup',
        resource: region.arn('ec2', 'security-group/*'),
        context: requestTags(TagSpecifications.flatMap(({ Tags = [] }) => Tags)),
      },
      {
        action: 'ec2:CreateSecurityGroup',
        resource: region.arn('ec2', `vpc/${vpcId}`),
        context: resourceTags(vpcs(region).get(vpcId)?.Tags),
      },
      ...tagOnCreate(region, 'CreateSecurityGroup', SECURITY_GROUP.type, TagSpecifications),
    ];
  },
  run({ GroupName = '', Description = '', VpcId, TagSpecifications }, region) {
    requireName(GroupName);
    requireDescription(Description);
    const tags = tagsIn(TagSpecifications, SECURITY_GROUP.type);
    const { VpcId: vpcId } = vpcOf(region, VpcId);
    if (findSecurityGroupByName(region, vpcId, GroupName)) {
      // AWS's own words: https://github.com/hashicorp/terraform/issues/15428
      throw new AwsError(
        'InvalidGroup.Duplicate',
        `The security group '${GroupName}' already exists for VPC '${vpcId}'`,
      );
    }
    const group = makeSecurityGroup(region, {
      name: GroupName,
      description: Description,
      vpcId,
      tags,
    });
    return {
      GroupId: group.GroupId,
      SecurityGroupArn: group.SecurityGroupArn,
      Tags: group.Tags,
    };
  },
});

// --- internal ---

function vpcOf(region: Region, vpcId: string | undefined): VpcRecord {
  if (vpcId !== undefined) return requireVpc(region, vpcId);
  const vpc = defaultVpc(region);
  if (vpc) return vpc;
  // AWS's own words: https://github.com/bentoml/aws-ec2-deploy/issues/31
  throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
}

function requireName(name: string): void {
  requireAscii('GroupName', name);
  if (name.startsWith('sg-')) {
    // AWS's own words: https://github.com/pulumi/pulumi-awsx/issues/328
    throw invalid(
      `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`,
    );
  }
  // Other emulators of EC2 quote these words; no transcript was found, so a guess.
  if (name === 'default') throw invalid('Cannot use reserved security group name: default');
  if (name === '' || !isAllowedText(name)) {
    // The wording is a guess, after that of descriptions.
    throw invalid(
      'Invalid security group name. Valid names are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    );
  }
}

function requireDescription(description: string): void {
  if (description === '') {
    // AWS's own words: https://github.com/getmoto/moto/issues/112
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter GroupDescription',
    );
  }
  requireAscii('GroupDescription', description);
  if (!isAllowedText(description)) {
    // AWS's own words, the two blanks included: https://github.com/cds-snc/notification-terraform/pull/561
    throw invalid(
      'Invalid security group description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    );
  }
}

function requireAscii(parameter: string, text: string): void {
  if (/^[\0-\x7F]*$/.test(text)) return;
  // AWS's own words: https://github.com/hashicorp/terraform-provider-aws/pull/43854
  throw invalid(
    `Value (${text}) for parameter ${parameter} is invalid. Character sets beyond ASCII are not supported.`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

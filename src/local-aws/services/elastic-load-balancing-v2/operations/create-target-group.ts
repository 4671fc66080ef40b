import {
  CreateTargetGroup$,
  DuplicateTargetGroupNameException$,
  type CreateTargetGroupCommandInput,
  type CreateTargetGroupCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { vpcs } from '../../ec2/networks/vpcs.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import { completeHealthCheck } from '../targets/health-check-settings.ts';
import { newArn, toCreate, toLookAtEc2 } from '../permissions.ts';
import { checkTags } from '../tags.ts';
import { shownTargetGroup, targetGroups } from '../targets/target-groups.ts';
import { check, checkName } from '../validation.ts';

export const createTargetGroup = operation<
  CreateTargetGroupCommandInput,
  CreateTargetGroupCommandOutput
>(CreateTargetGroup$, {
  permissions: ({ Name = '', Tags }, region) => [
    ...toCreate('CreateTargetGroup', newArn(region, 'targetgroup', Name), Tags),
    ...toLookAtEc2('CreateTargetGroup'),
  ],
  run(input, region) {
    const { Name: name = '', Tags: tags = [] } = input;
    checkName('Target group name', name);
    checkTags(input.Tags);
    refuseMembers('a target group', input, ['TargetControlPort']);
    const wanted = wantedGroup(region, input);
    const existing = targetGroups(region).by('name', name)[0];
    if (existing) {
      const { TargetGroupArn: _arn, TargetGroupName: _name, ...kept } = existing.targetGroup;
      if (text(kept) === text(wanted)) {
        return { TargetGroups: [shownTargetGroup(region, existing)] };
      }
      // AWS's words, as in public transcripts of Terraform.
      throw awsError(
        DuplicateTargetGroupNameException$,
        `A target group with the same name '${name}' exists, but with different settings`,
      );
    }
    const path = `targetgroup/${name}/${region.hex(16, 'target-group', name)}`;
    const arn = region.arn('elasticloadbalancing', path);
    const record = targetGroups(region).put(arn, {
      targetGroup: { TargetGroupArn: arn, TargetGroupName: name, ...wanted },
      attributes: {},
      tags,
    });
    return { TargetGroups: [shownTargetGroup(region, record)] };
  },
});

// --- internal ---

function wantedGroup(region: Region, input: CreateTargetGroupCommandInput) {
  const { TargetType: type = 'instance', Protocol: protocol, Port: port, VpcId: vpcId } = input;
  if (type === 'lambda' || type === 'alb') throw notModelled(`target groups of type ${type}`);
  // AWS's words, as moto's tests hold them.
  if (protocol === undefined) throw validationError('A protocol must be specified');
  if (port === undefined) throw validationError('A port must be specified');
  if (vpcId === undefined) throw validationError('A VPC ID must be specified');
  if (!vpcs(region).has(vpcId)) throw validationError(`The VPC ID '${vpcId}' is not found`);
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
    throw notModelled(`target groups of protocol ${protocol}`);
  }
  const version = input.ProtocolVersion ?? 'HTTP1';
  check('protocolVersion', version, { oneOf: ['HTTP1', 'HTTP2', 'GRPC'] });
  if (version === 'GRPC') throw notModelled('target groups of protocol version GRPC');
  if (input.IpAddressType === 'ipv6') throw notModelled('target groups of IP address type ipv6');
  return {
    Protocol: protocol,
    Port: port,
    VpcId: vpcId,
    ...completeHealthCheck(input),
    TargetType: type,
    ProtocolVersion: version,
    IpAddressType: 'ipv4' as const,
  };
}

function text(group: object): string {
  return JSON.stringify(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)));
}

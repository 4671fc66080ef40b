import type { Subnet } from '@aws-sdk/client-ec2';

/**
 * Returns true if Fargate runs tasks in the zone of a subnet. In all Regions but these it does so in every zone. Zones go by their
 * ids: which zone a name such as us-west-1a stands for differs from account to account.
 *
 * Source: "Linux containers on AWS Fargate", https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html, read
 * on 2026-11-29.
 */
export function offersFargate({ AvailabilityZoneId = '' }: Subnet): boolean {
  const [region = ''] = AvailabilityZoneId.split('-');
  return ONLY_IN[region]?.includes(AvailabilityZoneId) ?? true;
}

// --- internal ---

/** By what the ids of a Region's zones begin with: `usw1` is us-west-1, `apne1` is ap-northeast-1. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  usw1: ['usw1-az1', 'usw1-az3'],
  apne1: ['apne1-az1', 'apne1-az2', 'apne1-az4'],
};

import type { IpPermission } from '@aws-sdk/client-ec2';

/**
 * Lists the traffic that inbound rules let in, a text for each source: `tcp 80-80 from 0.0.0.0/0`. A range of IPv6, a
 * prefix list or a group is a source too: `tcp 80-80 from sg-0123456789abcdef0`. Descriptions do not count, nor how EC2
 * groups the sources, nor the account that a group is of, since no two groups have one id.
 */
export function inboundOf(rules: readonly IpPermission[]): string[] {
  return rules.flatMap(({ IpProtocol, FromPort, ToPort, ...sources }) =>
    Object.values(sources)
      .flat()
      .map(({ Description: _description, UserId: _account, ...who }: Source = {}) => {
        return `${IpProtocol} ${FromPort}-${ToPort} from ${Object.values(who).join(' ')}`;
      }),
  );
}

// --- internal ---

interface Source {
  Description?: string | undefined;
  UserId?: string | undefined;
}

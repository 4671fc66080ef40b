import type { IpPermission } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { own } from '../../../core/own-entry.ts';
import type { RuleContent } from './security-group-rules.ts';

/**
 * The traffic of a permission, in the form in which AWS keeps it: the protocol by name where it has one, and -1 for
 * ports where all are meant.
 *
 * Throws InvalidParameterValue for a protocol or ports that cannot be.
 */
export function trafficOf(
  permission: IpPermission,
): Pick<RuleContent, 'IpProtocol' | 'FromPort' | 'ToPort'> {
  const given = (permission.IpProtocol ?? '').toLowerCase();
  const IpProtocol = own(PROTOCOL_NAMES, given) ?? given;
  const { FromPort, ToPort } = permission;
  if (IpProtocol === 'tcp' || IpProtocol === 'udp') {
    if (FromPort === undefined || ToPort === undefined) {
      // AWS's own words: https://github.com/aws-cloudformation/cfn-lint/issues/1323
      throw invalid(
        "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
      );
    }
    requirePort('from', FromPort);
    requirePort('to', ToPort);
    // The words are those of Eucalyptus, which follows AWS; that AWS has the same is a guess.
    if (FromPort > ToPort) throw invalid(`Invalid TCP/UDP port range (${FromPort}:${ToPort})`);
    return { IpProtocol, FromPort, ToPort };
  }
  if (IpProtocol === 'icmp') {
    if (FromPort === undefined || ToPort === undefined) {
      // AWS's own words: https://github.com/awsdocs/aws-cloudformation-user-guide/pull/217
      throw invalid(
        "Invalid value 'Must specify both from and to ports with ICMP.' for portRange.",
      );
    }
    return { IpProtocol, FromPort, ToPort };
  }
  if (IpProtocol === 'icmpv6')
    return { IpProtocol, FromPort: FromPort ?? -1, ToPort: ToPort ?? -1 };
  if (IpProtocol !== '-1' && !(/^\d{1,3}$/.test(IpProtocol) && Number(IpProtocol) <= 255)) {
    // AWS's own words: https://github.com/hashicorp/terraform-provider-aws/issues/1793
    throw invalid(
      `Invalid value '${permission.IpProtocol ?? ''}' for IP protocol. Unknown protocol.`,
    );
  }
  // Ports mean nothing to the other protocols: a rule covers all of their traffic.
  return { IpProtocol, FromPort: -1, ToPort: -1 };
}

// --- internal ---

const PROTOCOL_NAMES: Record<string, string> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

function requirePort(end: 'from' | 'to', port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return;
  // AWS's own words: https://github.com/aws/aws-cli/issues/1066
  throw invalid(`TCP/UDP (${end}) port (${port}) out of range`);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

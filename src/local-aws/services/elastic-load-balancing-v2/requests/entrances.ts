import type { Region } from '../../../core/account.ts';
import { entranceUrl, READER, type Entrance } from '../../../runtimes/received.ts';
import { letIn } from '../../ec2/security-groups/lets-through.ts';
import { listenersOf } from '../listeners/listeners.ts';
import { loadBalancers } from '../load-balancers/load-balancers.ts';

/** The listeners of the load balancers that face the internet and let somebody in, by the names that AWS gave them. */
export function entrances(region: Region): Entrance[] {
  return loadBalancers(region)
    .all()
    .flatMap(({ loadBalancer: { LoadBalancerArn, DNSName, Scheme, SecurityGroups, State } }) => {
      if (Scheme !== 'internet-facing' || State?.Code === 'provisioning' || !DNSName) return [];
      return listenersOf(region, LoadBalancerArn).flatMap(({ listener: { Protocol, Port } }) => {
        if (letIn(region, SecurityGroups, Port, READER) === undefined) return [];
        const scheme = Protocol === 'HTTPS' ? 'https' : 'http';
        return { url: entranceUrl(scheme, DNSName, Port), of: 'load balancer' as const };
      });
    });
}

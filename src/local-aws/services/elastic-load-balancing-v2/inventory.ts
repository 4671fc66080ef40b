import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { listeners } from './listeners/listeners.ts';
import { loadBalancers } from './load-balancers/load-balancers.ts';
import { rules } from './listeners/rules.ts';
import { targetGroups } from './targets/target-groups.ts';
import { targets } from './targets/targets.ts';

/** The load balancers, target groups, listeners and rules, and what is registered. */
export function inventory(region: Region): InventoryItem[] {
  return [
    ...loadBalancers(region)
      .all()
      .map(({ loadBalancer, attributes, tags }) => {
        const { CreatedTime: _created, State: _state, ...content } = loadBalancer;
        return item('load-balancer', loadBalancer.LoadBalancerArn, {
          ...content,
          attributes,
          tags,
        });
      }),
    ...targetGroups(region)
      .all()
      .map(({ targetGroup, attributes, tags }) =>
        item('target-group', targetGroup.TargetGroupArn, { ...targetGroup, attributes, tags }),
      ),
    ...listeners(region)
      .all()
      .map(({ listener, tags }) => item('listener', listener.ListenerArn, { ...listener, tags })),
    ...rules(region)
      .all()
      .map(({ rule, tags }) => item('listener-rule', rule.RuleArn, { ...rule, tags })),
    ...targets(region)
      .all()
      .map(({ targetGroupArn, ip, port, zone, drainingSince }) =>
        item('target', `${targetGroupArn} ${ip}:${port}`, {
          zone,
          isDraining: drainingSince !== undefined,
        }),
      ),
  ];
}

// --- internal ---

function item(kind: string, id: string, content: object): InventoryItem {
  return { kind, id, content };
}

import { boolean, choice, number, text, type AttributeRule } from '../load-balancers/attributes.ts';

/** The attributes of a target group behind an Application Load Balancer. */
export const TARGET_GROUP_ATTRIBUTES: readonly AttributeRule[] = [
  boolean('stickiness.enabled', false),
  number('deregistration_delay.timeout_seconds', 300, [0, 3600]),
  choice('stickiness.type', 'lb_cookie', 'app_cookie'),
  text('stickiness.app_cookie.cookie_name'),
  number('stickiness.lb_cookie.duration_seconds', 86_400, [1, 604_800]),
  number('stickiness.app_cookie.duration_seconds', 86_400, [1, 604_800]),
  number('slow_start.duration_seconds', 0, [0, 900]),
  choice(
    'load_balancing.algorithm.type',
    'round_robin',
    'least_outstanding_requests',
    'weighted_random',
  ),
  choice('load_balancing.algorithm.anomaly_mitigation', 'off', 'on'),
  choice('load_balancing.cross_zone.enabled', 'use_load_balancer_configuration', 'true', 'false'),
  text('target_group_health.dns_failover.minimum_healthy_targets.count', '1'),
  text('target_group_health.dns_failover.minimum_healthy_targets.percentage', 'off'),
  text('target_group_health.unhealthy_state_routing.minimum_healthy_targets.count', '1'),
  text('target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage', 'off'),
];

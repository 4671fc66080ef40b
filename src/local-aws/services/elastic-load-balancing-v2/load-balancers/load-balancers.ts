import type { LoadBalancer, Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { loadBalancerNotFound } from '../errors.ts';
import { checkArn } from '../validation.ts';

/** A load balancer, with what ELB knows and does not show. */
export interface LoadBalancerRecord {
  loadBalancer: LoadBalancer & {
    LoadBalancerArn: string;
    LoadBalancerName: string;
    VpcId: string;
    SecurityGroups: string[];
    Scheme: 'internet-facing' | 'internal';
  };
  /** The attributes that were changed. */
  attributes: Record<string, string>;
  tags: Tag[];
  /** Its network interfaces, one in each subnet. */
  interfaceIds: string[];
}

/** The load balancers of a Region by ARN. */
export function loadBalancers(region: Region): Table<LoadBalancerRecord> {
  return region.table<LoadBalancerRecord>('elasticloadbalancing/load-balancer', {
    name: ({ loadBalancer }) => loadBalancer.LoadBalancerName,
  });
}

/** Throws LoadBalancerNotFoundException, or ValidationError for a text that is no ARN of one. */
export function requireLoadBalancer(region: Region, arn: string): LoadBalancerRecord {
  checkArn(arn, 'load balancer');
  const record = loadBalancers(region).get(arn);
  if (!record) throw loadBalancerNotFound(arn);
  return record;
}

/** The timer `elasticloadbalancing/load-balancer`: a new load balancer is ready. */
export function activateLoadBalancer(arn: string, region: Region): void {
  const record = loadBalancers(region).get(arn);
  if (!record) return;
  const loadBalancer = { ...record.loadBalancer, State: { Code: 'active' as const } };
  loadBalancers(region).put(arn, { ...record, loadBalancer });
}

/** Fails a load balancer whose timer threw. */
export function failLoadBalancer(arn: string, region: Region, why: string): void {
  const record = loadBalancers(region).get(arn);
  if (!record) return;
  const loadBalancer = { ...record.loadBalancer, State: { Code: 'failed' as const, Reason: why } };
  loadBalancers(region).put(arn, { ...record, loadBalancer });
}

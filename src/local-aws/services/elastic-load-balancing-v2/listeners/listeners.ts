import type { Listener, Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { listenerNotFound } from '../errors.ts';
import { defaultRuleOf, rules, rulesOf } from './rules.ts';
import { checkArn } from '../validation.ts';

/** A listener, without its default actions: they are those of its default rule. */
export interface ListenerRecord {
  listener: Omit<Listener, 'DefaultActions'> & {
    ListenerArn: string;
    LoadBalancerArn: string;
    Port: number;
  };
  tags: Tag[];
}

/** The listeners of a Region by ARN. */
export function listeners(region: Region): Table<ListenerRecord> {
  return region.table<ListenerRecord>('elasticloadbalancing/listener', {
    loadBalancer: ({ listener }) => listener.LoadBalancerArn,
  });
}

export function listenersOf(region: Region, loadBalancerArn: string): ListenerRecord[] {
  return listeners(region).by('loadBalancer', loadBalancerArn);
}

/** Throws ListenerNotFoundException, or ValidationError for a text that is no ARN of one. */
export function requireListener(region: Region, arn: string): ListenerRecord {
  checkArn(arn, 'listener');
  const record = listeners(region).get(arn);
  if (!record) throw listenerNotFound();
  return record;
}

/** A listener as it is shown. */
export function shownListener(region: Region, { listener }: ListenerRecord): Listener {
  return { ...listener, DefaultActions: defaultRuleOf(region, listener.ListenerArn).rule.Actions };
}

/** Deletes a listener with its rules. */
export function removeListener(region: Region, { listener }: ListenerRecord): void {
  for (const { rule } of rulesOf(region, listener.ListenerArn)) rules(region).delete(rule.RuleArn);
  listeners(region).delete(listener.ListenerArn);
}

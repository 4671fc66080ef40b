import {
  DuplicateListenerException$,
  ModifyListener$,
  type ModifyListenerCommandInput,
  type ModifyListenerCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { completeActions } from '../listeners/actions.ts';
import { listenerSettings } from '../listeners/listener-settings.ts';
import { listeners, listenersOf, requireListener, shownListener } from '../listeners/listeners.ts';
import { on } from '../permissions.ts';
import { putRule } from '../listeners/put-rule.ts';
import { defaultRuleOf } from '../listeners/rules.ts';

/** Changes what is given; the rest stays. New default actions are new actions of the default rule. */
export const modifyListener = operation<ModifyListenerCommandInput, ModifyListenerCommandOutput>(
  ModifyListener$,
  {
    permissions: ({ ListenerArn }) => [on('ModifyListener', ListenerArn)],
    run(input, region) {
      const { ListenerArn: arn = '', DefaultActions } = input;
      const record = requireListener(region, arn);
      const { LoadBalancerArn: loadBalancerArn } = record.listener;
      const settings = listenerSettings(region, input, record.listener);
      const port = settings.Port!;
      const isTaken = listenersOf(region, loadBalancerArn).some(
        ({ listener }) => listener.Port === port && listener.ListenerArn !== arn,
      );
      if (isTaken) {
        throw awsError(
          DuplicateListenerException$,
          `A listener already exists on this port for this load balancer '${loadBalancerArn}'`,
        );
      }
      if (DefaultActions) {
        const Actions = completeActions(region, loadBalancerArn, DefaultActions);
        const before = defaultRuleOf(region, arn);
        putRule(region, { ...before, rule: { ...before.rule, Actions } });
      }
      const listener = {
        ListenerArn: arn,
        LoadBalancerArn: loadBalancerArn,
        ...settings,
        Port: port,
      };
      const changed = listeners(region).put(arn, { ...record, listener });
      return { Listeners: [shownListener(region, changed)] };
    },
  },
);

import {
  CreateListener$,
  DuplicateListenerException$,
  type CreateListenerCommandInput,
  type CreateListenerCommandOutput,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { completeActions } from '../listeners/actions.ts';
import { validationError } from '../errors.ts';
import { listenerSettings } from '../listeners/listener-settings.ts';
import { listeners, listenersOf, shownListener } from '../listeners/listeners.ts';
import { requireLoadBalancer } from '../load-balancers/load-balancers.ts';
import { toCreateInside } from '../permissions.ts';
import { putRule } from '../listeners/put-rule.ts';
import { newRuleArn } from '../listeners/rules.ts';
import { checkTags } from '../tags.ts';

/** Makes a listener with its default rule. */
export const createListener = operation<CreateListenerCommandInput, CreateListenerCommandOutput>(
  CreateListener$,
  {
    permissions: ({ LoadBalancerArn = '*', Tags }) =>
      toCreateInside('CreateListener', LoadBalancerArn, Tags),
    run(input, region) {
      const { LoadBalancerArn: loadBalancerArn = '', DefaultActions = [], Tags: tags = [] } = input;
      requireLoadBalancer(region, loadBalancerArn);
      checkTags(input.Tags);
      const settings = listenerSettings(region, input);
      const { Port: port, Protocol: protocol } = settings;
      // AWS's words, as moto holds them.
      if (port === undefined) throw validationError('A listener port must be specified');
      if (protocol === undefined) throw validationError('A listener protocol must be specified');
      const actions = completeActions(region, loadBalancerArn, DefaultActions);
      const taken = listenersOf(region, loadBalancerArn).find(
        ({ listener }) => listener.Port === port,
      );
      if (taken) {
        const shown = shownListener(region, taken);
        const text = ({ Protocol, Certificates, SslPolicy, DefaultActions }: Listener) =>
          JSON.stringify([Protocol, Certificates, SslPolicy, DefaultActions]);
        if (text(shown) === text({ ...settings, DefaultActions: actions }))
          return { Listeners: [shown] };
        // AWS's words, as in public transcripts of Terraform and CloudFormation.
        throw awsError(
          DuplicateListenerException$,
          `A listener already exists on this port for this load balancer '${loadBalancerArn}'`,
        );
      }
      const id = region.hex(16, 'listener', loadBalancerArn);
      const arn = `${loadBalancerArn.replace(':loadbalancer/', ':listener/')}/${id}`;
      const record = listeners(region).put(arn, {
        listener: {
          ListenerArn: arn,
          LoadBalancerArn: loadBalancerArn,
          ...settings,
          Port: port,
        },
        tags,
      });
      putRule(region, {
        rule: {
          RuleArn: newRuleArn(region, arn),
          Priority: 'default',
          Conditions: [],
          Actions: actions,
          IsDefault: true,
        },
        listenerArn: arn,
        tags: [],
      });
      return { Listeners: [shownListener(region, record)] };
    },
  },
);

import {
  AddTagsCommand,
  CreateListenerCommand,
  DeleteListenerCommand,
  DescribeLoadBalancersCommand,
  LoadBalancerNotFoundException,
  ModifyListenerCommand,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ownListener } from '../../src/engine/own-listener.ts';
import { shortName } from '../../src/engine/short-name.ts';
import { defineStep, isAsAsked, StepError, unchanged } from '../../src/engine/step.ts';
import { certificateArn } from '../inputs.ts';
import { createLoadBalancer } from './create-load-balancer.ts';
import { createTargetGroup } from './create-target-group.ts';

export const createListener = defineStep({
  id: 'create-listener',
  title: 'Create the listener',
  kind: 'makes',
  needs: { createLoadBalancer, createTargetGroup },
  inputs: { certificateArn },
  bills: [],
  why: {
    DescribeLoadBalancers: 'find the load balancer',
    DescribeListeners: 'see which port it listens on',
    DescribeTags: 'see whether this tutorial made the listener',
    CreateListener: 'have it listen, and forward requests to the target group',
    ModifyListener: 'change the listener to what you asked for',
    AddTags: 'record the inputs it was made with',
    DeleteListener: 'stop listening, and release the target group',
  },
  absent: LoadBalancerNotFoundException,

  async find({ elbv2, name, own }) {
    const list = new DescribeLoadBalancersCommand({ Names: [shortName(name, 'lb')] });
    const { LoadBalancerArn, DNSName } = (await elbv2.send(list)).LoadBalancers![0]!;
    const which = { name, step: 'create-listener', ports: [80, 443] };
    const found = await ownListener(elbv2, LoadBalancerArn, which);
    if (!found) return undefined;
    const { listener, tags } = found;
    const madeWith = own(`The listener on port ${listener.Port}`, tags);
    const url = urlOf(listener, DNSName);
    return { madeWith, listener, tags, listenerArn: listener.ListenerArn!, url };
  },

  async run(
    { elbv2, region, inputs, tags, report, retryUntilConsistent },
    needs,
    found,
  ) {
    const home = inputs.certificateArn?.split(':')[3];
    if (home && home !== region) {
      const why = `The certificate is in ${home}, and the load balancer in ${region}.`;
      throw new StepError(`${why} Request one in ${region}.`);
    }
    const { LoadBalancerArn, DNSName } = needs.createLoadBalancer.balancer;
    const { targetGroupArn } = needs.createTargetGroup;
    const asked = listenerFor(inputs.certificateArn, targetGroupArn);
    const create = new CreateListenerCommand({
      LoadBalancerArn,
      ...asked,
      Tags: tags.elbv2,
    });
    const change = new ModifyListenerCommand({
      ListenerArn: found?.listenerArn,
      ...unchanged(asked, found?.tags),
    });
    const { Listeners } = found
      ? await elbv2.send(change)
      : await retryUntilConsistent(() => elbv2.send(create));
    const listener = Listeners![0]!;
    const listenerArn = listener.ListenerArn!;
    const noted = { ResourceArns: [listenerArn], Tags: tags.elbv2 };
    if (found) await elbv2.send(new AddTagsCommand(noted));
    const what = `${listener.Protocol} on port ${listener.Port}`;
    report(found ? 'updated' : 'created', 'listener', what);
    return { listener, listenerArn, tags: tags.elbv2, url: urlOf(listener, DNSName) };
  },

  async undo({ elbv2, report }, { listener: { ListenerArn, Protocol, Port } }) {
    await elbv2.send(new DeleteListenerCommand({ ListenerArn }));
    report('deleted', 'listener', `${Protocol} on port ${Port}`);
  },

  fits({ listener, tags }, { createTargetGroup }, { certificateArn }) {
    const asked = listenerFor(certificateArn, createTargetGroup.targetGroupArn);
    return isAsAsked(listener, unchanged(asked, tags));
  },
});

// #region settings
/** HTTP on port 80; or, with a certificate, HTTPS on port 443. */
function listenerFor(certificateArn: string | undefined, TargetGroupArn: string) {
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
  if (!certificateArn) {
    return {
      Port: 80,
      Protocol: 'HTTP' as const,
      SslPolicy: undefined,
      DefaultActions,
    };
  }
  return {
    Port: 443,
    Protocol: 'HTTPS' as const,
    Certificates: [{ CertificateArn: certificateArn }],
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    DefaultActions,
  };
}
// #endregion settings

/** The name that AWS gives to the load balancer, which it keeps for as long as it exists. */
function urlOf({ Protocol }: Listener, dnsName: string | undefined): string {
  return `${Protocol!.toLowerCase()}://${dnsName}/`;
}

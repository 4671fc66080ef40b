import {
  AddTagsCommand,
  CreateListenerCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DeleteTargetGroupCommand,
  DescribeLoadBalancersCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  TargetGroupNotFoundException,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ownListener } from '../../src/engine/own-listener.ts';
import { shortName } from '../../src/engine/short-name.ts';
import { defineStep, isAsAsked, unchanged } from '../../src/engine/step.ts';
import { createListener } from './create-listener.ts';
import { createLoadBalancer, shownBy } from './create-load-balancer.ts';
import { createTargetGroup, DRAINING, HEALTH_CHECK } from './create-target-group.ts';
import { openTestPort, TEST_PORT } from './open-test-port.ts';

const ID = 'prepare-blue-green';

export const prepareBlueGreen = defineStep({
  id: ID,
  title: 'Prepare blue/green deployments',
  kind: 'makes',
  needs: { createTargetGroup, createLoadBalancer, createListener, openTestPort },
  inputs: {},
  bills: [],
  why: {
    DescribeTargetGroups: 'see whether the green target group exists',
    DescribeTags: 'see whether this tutorial made it',
    DescribeTargetGroupAttributes: 'read how long a target drains',
    DescribeLoadBalancers: 'find the load balancer',
    DescribeListeners: 'see whether it has a test listener',
    CreateTargetGroup: 'create a second list, for the tasks of the next version',
    ModifyTargetGroup: 'give it the health check of the first',
    ModifyTargetGroupAttributes: 'give a target half a minute to drain',
    CreateListener: 'have the load balancer listen on the test port',
    AddTags: 'record the inputs they were made with',
    DeleteListener: 'close the test port, and release the target group',
    DeleteTargetGroup: 'delete it',
  },
  absent: TargetGroupNotFoundException, // It is made first, and goes last.

  async find(context) {
    const { elbv2, name, own } = context;
    const inputs = { healthCheckPath: '' }; // Any path will do.
    const id = shortName(name, 'green');
    const green = await createTargetGroup.find!({ ...context, inputs }, id);
    const look = new DescribeLoadBalancersCommand({ Names: [shortName(name, 'lb')] });
    const balancer = await shownBy(elbv2, look);
    const { LoadBalancerArn, DNSName } = balancer ?? {};
    const which = { name, step: ID, ports: [TEST_PORT] };
    const found = balancer && (await ownListener(elbv2, LoadBalancerArn, which));
    if (found) own(`The listener on port ${TEST_PORT}`, found.tags);
    const listener: Partial<Listener> | undefined = found?.listener;
    const listenerArn = listener?.ListenerArn;
    const { group, targetGroupArn, madeWith } = green!;
    const unfinished = green!.unfinished || !listener;
    const url = `http://${DNSName}:${TEST_PORT}/`;
    return { madeWith, unfinished, group, targetGroupArn, listenerArn, listener, url };
  },

  async run(context, needs, found) {
    const { elbv2, name, tags, report, retryUntilConsistent } = context;
    const { HealthCheckPath, VpcId } = needs.createTargetGroup.group;
    const health = { ...HEALTH_CHECK, HealthCheckPath };
    const create = new CreateTargetGroupCommand({
      Name: shortName(name, 'green'),
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 80,
      VpcId,
      ...health,
      Tags: tags.elbv2,
    });
    const change = { TargetGroupArn: found?.targetGroupArn, ...health };
    const { TargetGroups } = found
      ? await elbv2.send(new ModifyTargetGroupCommand(change))
      : await elbv2.send(create);
    const group = TargetGroups![0]!;
    const TargetGroupArn = group.TargetGroupArn!;
    report(found ? 'updated' : 'created', 'target group', TargetGroupArn);
    const drain = { TargetGroupArn, Attributes: [DRAINING] };
    await retryUntilConsistent(() =>
      elbv2.send(new ModifyTargetGroupAttributesCommand(drain)),
    );

    const { LoadBalancerArn, DNSName } = needs.createLoadBalancer.balancer;
    const asked = listenerTo(TargetGroupArn);
    const isOld = isAsAsked(
      found?.listener,
      unchanged(asked, needs.createListener.tags),
    );
    const old = isOld ? found?.listener : undefined;
    const { listenerArn: ListenerArn } = found ?? {};
    // A listener is nothing but its settings: if they differ, it is replaced.
    if (ListenerArn && !old) {
      await elbv2.send(new DeleteListenerCommand({ ListenerArn }));
      report('deleted', 'listener', ListenerArn);
    }
    const settings = { ...asked, Tags: tags.elbv2 };
    const listen = new CreateListenerCommand({ LoadBalancerArn, ...settings });
    const { Listeners } = old
      ? { Listeners: [old] }
      : await retryUntilConsistent(() => elbv2.send(listen));
    const listener = Listeners![0]!;
    const listenerArn = listener.ListenerArn!;
    const noted = { ResourceArns: [TargetGroupArn, listenerArn], Tags: tags.elbv2 };
    if (found) await elbv2.send(new AddTagsCommand(noted));
    const what = `HTTP on port ${TEST_PORT}`;
    report(old ? 'reused' : 'created', 'listener', what);
    const url = `http://${DNSName}:${TEST_PORT}/`;
    return { group, targetGroupArn: TargetGroupArn, listenerArn, listener, url };
  },

  async undo({ elbv2, report, retryWhileInUse }, found) {
    const { targetGroupArn: TargetGroupArn, listenerArn: ListenerArn } = found;
    if (ListenerArn) {
      await elbv2.send(new DeleteListenerCommand({ ListenerArn }));
      report('deleted', 'listener', `HTTP on port ${TEST_PORT}`);
    }
    const remove = new DeleteTargetGroupCommand({ TargetGroupArn });
    await retryWhileInUse(() => elbv2.send(remove));
    report('deleted', 'target group', TargetGroupArn);
  },

  fits({ group, listener, targetGroupArn }, needs) {
    const { HealthCheckPath } = needs.createTargetGroup.group;
    const isHealthChecked = isAsAsked(group, { ...HEALTH_CHECK, HealthCheckPath });
    // While versions shift, ECS says where the requests of both listeners go.
    const asked = unchanged(listenerTo(targetGroupArn), needs.createListener.tags);
    return isHealthChecked && isAsAsked(listener, asked);
  },
});

// #region listener
/** The listener for tests: all of its requests go to the new version. */
function listenerTo(TargetGroupArn: string) {
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
  return { Protocol: 'HTTP' as const, Port: TEST_PORT, DefaultActions };
}
// #endregion listener

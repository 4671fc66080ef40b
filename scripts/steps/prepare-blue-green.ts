import {
  AddTagsCommand,
  CreateListenerCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DeleteTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  TargetGroupNotFoundException,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { shortName } from '../../src/engine/short-name.ts';
import { defineStep } from '../../src/engine/step.ts';
import { createListener } from './create-listener.ts';
import { createLoadBalancer, shownBy } from './create-load-balancer.ts';
import { createTargetGroup, DRAINING, HEALTH_CHECK } from './create-target-group.ts';
import { openTestPort, TEST_PORT } from './open-test-port.ts';

export const prepareBlueGreen = defineStep({
  id: 'prepare-blue-green',
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
    const inputs = { healthCheckPath: '' }; // It looks, whatever the path.
    const id = shortName(name, 'green');
    const green = await createTargetGroup.find!({ ...context, inputs }, id);
    const look = new DescribeLoadBalancersCommand({ Names: [shortName(name, 'lb')] });
    const balancer = await shownBy(elbv2, look);
    const { LoadBalancerArn, DNSName } = balancer ?? {};
    const ask = new DescribeListenersCommand({ LoadBalancerArn });
    const { Listeners = [] } = balancer ? await elbv2.send(ask) : {};
    const listener = Listeners.find(({ Port }) => Port === TEST_PORT);
    const listenerArn = listener?.ListenerArn;
    if (listenerArn) {
      const tags = new DescribeTagsCommand({ ResourceArns: [listenerArn] });
      const { TagDescriptions } = await elbv2.send(tags);
      own(`The listener on port ${TEST_PORT}`, TagDescriptions?.[0]?.Tags);
    }
    const { group, targetGroupArn, madeWith } = green!;
    const unfinished = green!.unfinished || !listener;
    const url = `http://${DNSName}:${TEST_PORT}/`;
    return { madeWith, unfinished, group, targetGroupArn, listenerArn, url };
  },

  async run(context, needs, found) {
    const { elbv2, name, tags, report, retryUntilConsistent } = context;
    const { HealthCheckPath, VpcId } = needs.createTargetGroup.group;
    const settings = { ...HEALTH_CHECK, HealthCheckPath };
    const create = new CreateTargetGroupCommand({
      Name: shortName(name, 'green'),
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 80,
      VpcId,
      ...settings,
      Tags: tags.elbv2,
    });
    const old = { TargetGroupArn: found?.targetGroupArn, ...settings };
    const { TargetGroups } = found
      ? await elbv2.send(new ModifyTargetGroupCommand(old))
      : await elbv2.send(create);
    const group = TargetGroups![0]!;
    const TargetGroupArn = group.TargetGroupArn!;
    report(found ? 'updated' : 'created', 'target group', TargetGroupArn);
    const drain = { TargetGroupArn, Attributes: [DRAINING] };
    await retryUntilConsistent(() =>
      elbv2.send(new ModifyTargetGroupAttributesCommand(drain)),
    );

    const { LoadBalancerArn, DNSName } = needs.createLoadBalancer.balancer;
    const listen = new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port: TEST_PORT,
      DefaultActions: [{ Type: 'forward', TargetGroupArn }],
      Tags: tags.elbv2,
    });
    const { Listeners } = found?.listenerArn
      ? { Listeners: [{ ListenerArn: found.listenerArn }] }
      : await retryUntilConsistent(() => elbv2.send(listen));
    const listenerArn = Listeners![0]!.ListenerArn!;
    const noted = { ResourceArns: [TargetGroupArn, listenerArn], Tags: tags.elbv2 };
    if (found) await elbv2.send(new AddTagsCommand(noted));
    const what = `HTTP on port ${TEST_PORT}`;
    report(found?.listenerArn ? 'reused' : 'created', 'listener', what);
    const url = `http://${DNSName}:${TEST_PORT}/`;
    return { group, targetGroupArn: TargetGroupArn, listenerArn, url };
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

  fits: ({ group }, needs) =>
    group.HealthCheckPath === needs.createTargetGroup.group.HealthCheckPath,
});

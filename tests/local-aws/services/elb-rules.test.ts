import {
  CreateListenerCommand,
  CreateRuleCommand,
  DeleteRuleCommand,
  DescribeListenersCommand,
  DescribeRulesCommand,
  DuplicateListenerException,
  ModifyListenerCommand,
  ModifyRuleCommand,
  OperationNotPermittedException,
  PriorityInUseException,
  SetRulePrioritiesCommand,
  TargetGroupAssociationLimitException,
  TargetGroupNotFoundException,
  type Action,
  type RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import {
  ruleWeights,
  setRuleWeights,
} from '../../../src/local-aws/services/elastic-load-balancing-v2/listeners/set-rule-weights.ts';
import { openElb } from './elb-fixtures.ts';
import { refusal } from './refusal.ts';

/** A load balancer whose listener forwards to the target group `blue`; `green` is there too. */
async function openRules() {
  const all = await openElb();
  const balancer = await all.makeLoadBalancer();
  const blue = await all.makeTargetGroup('blue');
  const green = await all.makeTargetGroup('green');
  const listener = await all.makeListener(balancer, blue);
  return {
    ...all,
    balancer,
    blue,
    green,
    listener,
    async makeRule(
      Priority: number,
      Conditions: RuleCondition[] = [{ Field: 'path-pattern', Values: ['/test/*'] }],
      Actions: Action[] = [{ Type: 'forward', TargetGroupArn: green }],
    ) {
      const input = { ListenerArn: listener, Priority, Conditions, Actions };
      const { Rules } = await all.elb.send(new CreateRuleCommand(input));
      return Rules![0]!.RuleArn!;
    },
    async priorities() {
      const { Rules } = await all.elb.send(new DescribeRulesCommand({ ListenerArn: listener }));
      return Rules!.map(({ Priority }) => Priority);
    },
  };
}

function forward(arn: string): Action {
  return {
    Type: 'forward',
    TargetGroupArn: arn,
    ForwardConfig: {
      TargetGroups: [{ TargetGroupArn: arn, Weight: 1 }],
      TargetGroupStickinessConfig: { Enabled: false },
    },
  };
}

test('a listener comes with a default rule that has its default actions', async () => {
  const { elb, balancer, blue, listener } = await openRules();
  const { Listeners } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn: balancer }));
  expect(Listeners).toEqual([
    {
      ListenerArn: listener,
      LoadBalancerArn: balancer,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [forward(blue)],
    },
  ]);
  const { Rules } = await elb.send(new DescribeRulesCommand({ ListenerArn: listener }));
  expect(Rules).toEqual([
    {
      RuleArn: expect.stringContaining(':listener-rule/app/web/') as string,
      Priority: 'default',
      Conditions: [],
      Actions: [forward(blue)],
      IsDefault: true,
    },
  ]);
});

test('a second listener on the port returns the first when it is the same, and is refused when not', async () => {
  const { balancer, blue, green, listener, makeListener } = await openRules();
  expect(await makeListener(balancer, blue)).toBe(listener);
  const refused = await refusal(makeListener(balancer, green));
  expect(refused).toBeInstanceOf(DuplicateListenerException);
  expect(refused.message).toBe(
    `A listener already exists on this port for this load balancer '${balancer}'`,
  );
});

test.for<[string, object, string, string]>([
  [
    'the protocol TCP',
    { Protocol: 'TCP' },
    'ValidationError',
    "Listener protocol 'TCP' must be one of 'HTTPS, HTTP'",
  ],
  [
    'HTTPS without a certificate',
    { Protocol: 'HTTPS' },
    'ValidationError',
    'A certificate must be specified for HTTPS listeners',
  ],
  [
    'a certificate of another Region',
    { Protocol: 'HTTPS', Certificates: [{ CertificateArn: certificate('eu-west-1') }] },
    'CertificateNotFoundException',
    `Certificate '${certificate('eu-west-1')}' not found`,
  ],
  [
    'two certificates',
    {
      Protocol: 'HTTPS',
      Certificates: [
        { CertificateArn: certificate('us-east-1') },
        { CertificateArn: certificate('us-east-1') },
      ],
    },
    'ValidationError',
    'Only one certificate may be specified for a listener',
  ],
  [
    'port 65536',
    { Port: 65_536 },
    'ValidationError',
    "1 validation error detected: Value '65536' at 'port' failed to satisfy constraint: Member must have value less than or equal to 65535",
  ],
  [
    'a forward action without a target group',
    { DefaultActions: [{ Type: 'forward' }] },
    'ValidationError',
    'A target group ARN must be specified',
  ],
  [
    'an ARN that is none of a target group',
    { DefaultActions: [{ Type: 'forward', TargetGroupArn: 'blue' }] },
    'ValidationError',
    "'blue' is not a valid target group ARN",
  ],
])('CreateListener refuses %s', async ([, changes, name, message]) => {
  const { elb, balancer, blue } = await openRules();
  const refused = await refusal(
    elb.send(
      new CreateListenerCommand({
        LoadBalancerArn: balancer,
        Protocol: 'HTTP',
        Port: 8080,
        DefaultActions: [forward(blue)],
        ...changes,
      }),
    ),
  );
  expect(refused).toMatchObject({ name, message });
});

test('a target group that is not there is refused', async () => {
  const { balancer, blue, makeListener } = await openRules();
  const missing = blue.replace(/[0-9a-f]{16}$/, '0123456789abcdef');
  const refused = await refusal(makeListener(balancer, missing, 8080));
  expect(refused).toBeInstanceOf(TargetGroupNotFoundException);
  expect(refused.message).toBe(`Target groups '${missing}' not found`);
});

test('a target group belongs to one load balancer', async () => {
  const { blue, makeLoadBalancer, makeListener } = await openRules();
  const refused = await refusal(makeListener(await makeLoadBalancer('other'), blue));
  expect(refused).toBeInstanceOf(TargetGroupAssociationLimitException);
  expect(refused.message).toBe(
    `The following target groups cannot be associated with more than one load balancer: ${blue}`,
  );
});

test('ModifyListener changes the default rule', async () => {
  const { elb, green, listener } = await openRules();
  await elb.send(
    new ModifyListenerCommand({
      ListenerArn: listener,
      Port: 81,
      DefaultActions: [forward(green)],
    }),
  );
  const { Listeners } = await elb.send(new DescribeListenersCommand({ ListenerArns: [listener] }));
  expect(Listeners).toMatchObject([{ Port: 81, DefaultActions: [forward(green)] }]);
  const { Rules } = await elb.send(new DescribeRulesCommand({ ListenerArn: listener }));
  expect(Rules).toMatchObject([{ IsDefault: true, Actions: [forward(green)] }]);
});

test('rules are described in the order in which they are tried, the default rule last', async () => {
  const { elb, listener, makeRule, priorities } = await openRules();
  await makeRule(100);
  await makeRule(20);
  expect(await priorities()).toEqual(['20', '100', 'default']);
  const page = await elb.send(new DescribeRulesCommand({ ListenerArn: listener, PageSize: 2 }));
  const rest = await elb.send(
    new DescribeRulesCommand({ ListenerArn: listener, PageSize: 2, Marker: page.NextMarker }),
  );
  expect(rest.Rules!.map(({ Priority }) => Priority)).toEqual(['default']);
});

test('a rule shows its conditions by value and by configuration', async () => {
  const { elb, green, makeRule } = await openRules();
  const header = { HttpHeaderName: 'X-Environment', Values: ['test'] };
  const RuleArn = await makeRule(1, [
    { Field: 'path-pattern', Values: ['/test/*'] },
    { Field: 'http-header', HttpHeaderConfig: header },
  ]);
  const { Rules } = await elb.send(new DescribeRulesCommand({ RuleArns: [RuleArn] }));
  expect(Rules).toEqual([
    {
      RuleArn,
      Priority: '1',
      Conditions: [
        {
          Field: 'path-pattern',
          Values: ['/test/*'],
          PathPatternConfig: { Values: ['/test/*'] },
        },
        { Field: 'http-header', Values: [], HttpHeaderConfig: header },
      ],
      Actions: [forward(green)],
      IsDefault: false,
    },
  ]);
});

test('a priority that a rule has is in use', async () => {
  const { makeRule } = await openRules();
  await makeRule(1);
  const refused = await refusal(makeRule(1));
  expect(refused).toBeInstanceOf(PriorityInUseException);
  expect(refused.message).toBe("Priority '1' is currently in use");
});

test('rules trade places in one call', async () => {
  const { elb, makeRule } = await openRules();
  const [a, b] = [await makeRule(1), await makeRule(2)];
  const set = (pairs: [string, number][]) =>
    elb.send(
      new SetRulePrioritiesCommand({
        RulePriorities: pairs.map(([RuleArn, Priority]) => ({ RuleArn, Priority })),
      }),
    );
  expect(await refusal(set([[a, 2]]))).toBeInstanceOf(PriorityInUseException);
  const { Rules } = await set([
    [a, 2],
    [b, 1],
  ]);
  expect(Rules).toMatchObject([
    { RuleArn: a, Priority: '2' },
    { RuleArn: b, Priority: '1' },
  ]);
});

test('ModifyRule changes what is given, and keeps the rest', async () => {
  const { elb, blue, makeRule } = await openRules();
  const RuleArn = await makeRule(1);
  const { Rules } = await elb.send(new ModifyRuleCommand({ RuleArn, Actions: [forward(blue)] }));
  expect(Rules).toMatchObject([
    { Conditions: [{ Values: ['/test/*'] }], Actions: [forward(blue)] },
  ]);
  expect((await refusal(elb.send(new ModifyRuleCommand({ RuleArn })))).message).toBe(
    'Either conditions or actions must be specified',
  );
});

test('the default rule is neither deleted nor modified by itself', async () => {
  const { elb, green, listener } = await openRules();
  const { Rules } = await elb.send(new DescribeRulesCommand({ ListenerArn: listener }));
  const { RuleArn } = Rules![0]!;
  const refusals = [
    await refusal(elb.send(new DeleteRuleCommand({ RuleArn }))),
    await refusal(elb.send(new ModifyRuleCommand({ RuleArn, Actions: [forward(green)] }))),
  ];
  for (const refused of refusals) expect(refused).toBeInstanceOf(OperationNotPermittedException);
});

test('a deleted rule is not found', async () => {
  const { elb, makeRule, priorities } = await openRules();
  const RuleArn = await makeRule(1);
  await elb.send(new DeleteRuleCommand({ RuleArn }));
  expect(await priorities()).toEqual(['default']);
  const gone = await refusal(elb.send(new DeleteRuleCommand({ RuleArn })));
  expect(gone).toMatchObject({
    name: 'RuleNotFoundException',
    message: 'One or more rules not found',
  });
});

test('traffic is shifted by the weights of a rule, the default rule included', async () => {
  const { aws, elb, blue, green, listener } = await openRules();
  const region = aws.account.region('us-east-1');
  const { Rules } = await elb.send(new DescribeRulesCommand({ ListenerArn: listener }));
  const { RuleArn } = Rules![0]!;
  const weights = [
    { targetGroupArn: blue, weight: 90 },
    { targetGroupArn: green, weight: 10 },
  ];
  await aws.account.transaction(() => setRuleWeights(region, RuleArn!, weights));
  expect(ruleWeights(region, RuleArn!)).toEqual(weights);
  const { Listeners } = await elb.send(new DescribeListenersCommand({ ListenerArns: [listener] }));
  expect(Listeners![0]!.DefaultActions).toEqual([
    {
      Type: 'forward',
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: blue, Weight: 90 },
          { TargetGroupArn: green, Weight: 10 },
        ],
        TargetGroupStickinessConfig: { Enabled: false },
      },
    },
  ]);
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
test('an HTTPS listener has its certificate, and by default the policy of 2016', async () => {
  const { elb, balancer, blue } = await openRules();
  const Certificates = [{ CertificateArn: certificate('us-east-1') }];
  const secure = { LoadBalancerArn: balancer, Protocol: 'HTTPS', Port: 443, Certificates } as const;
  const create = new CreateListenerCommand({ ...secure, DefaultActions: [forward(blue)] });
  const { Listeners } = await elb.send(create);
  expect(Listeners![0]).toMatchObject({
    Port: 443,
    Protocol: 'HTTPS',
    Certificates,
    SslPolicy: 'ELBSecurityPolicy-2016-08',
  });
  expect((await elb.send(create)).Listeners).toEqual(Listeners);
});

// "Changing the protocol from HTTPS to HTTP … removes the security policy and default certificate properties":
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html
test('a listener is turned to HTTPS and back, and then has no certificate', async () => {
  const { elb, listener: ListenerArn } = await openRules();
  const Certificates = [{ CertificateArn: certificate('us-east-1') }];
  const SslPolicy = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';
  const there = { ListenerArn, Port: 443, Protocol: 'HTTPS', Certificates, SslPolicy } as const;
  const secure = await elb.send(new ModifyListenerCommand(there));
  expect(secure.Listeners![0]).toMatchObject({ Port: 443, Protocol: 'HTTPS', SslPolicy });
  const back = { ListenerArn, Port: 80, Protocol: 'HTTP' } as const;
  const plain = await elb.send(new ModifyListenerCommand(back));
  expect(plain.Listeners![0]).toMatchObject({ Port: 80, Protocol: 'HTTP' });
  expect(plain.Listeners![0]!.Certificates).toBeUndefined();
  expect(plain.Listeners![0]!.SslPolicy).toBeUndefined();
});

function certificate(region: string): string {
  return `arn:aws:acm:${region}:111122223333:certificate/12345678-1234-1234-1234-123456789012`;
}

// https://github.com/aws-ia/terraform-aws-eks-blueprints/issues/717 and, for what is around it,
// https://github.com/kubernetes-sigs/aws-load-balancer-controller/pull/3086
test('a listener and a rule with tags need permission to tag the new one too, whose id nobody knows', async () => {
  const { aws, elb, balancer, blue, listener } = await openRules();
  const DefaultActions = [forward(blue)];
  const Tags = [{ Key: 'a', Value: '1' }];
  const tagging = () =>
    aws.journal.entries
      .at(-1)!
      .permissions.filter(({ action }) => action === 'elasticloadbalancing:AddTags')
      .map(({ resource, context }) => [
        resource,
        context!['elasticloadbalancing:CreateAction'],
        context!['aws:RequestTag/a'],
      ]);
  const wanted = { LoadBalancerArn: balancer, Protocol: 'HTTP', Port: 81, Tags } as const;
  await elb.send(new CreateListenerCommand({ ...wanted, DefaultActions }));
  expect(tagging()).toEqual([
    [balancer, 'CreateListener', '1'],
    [`${balancer.replace(':loadbalancer/', ':listener/')}/*`, 'CreateListener', '1'],
  ]);
  await elb.send(
    new CreateRuleCommand({
      ListenerArn: listener,
      Priority: 7,
      Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
      Actions: DefaultActions,
      Tags,
    }),
  );
  expect(tagging()).toEqual([
    [listener, 'CreateRule', '1'],
    [`${listener.replace(':listener/', ':listener-rule/')}/*`, 'CreateRule', '1'],
  ]);
});

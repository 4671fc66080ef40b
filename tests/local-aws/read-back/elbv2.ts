import { pick, tagKeys, type Asked, type Made, type Row, type Rows } from './read-back.ts';

async function makeNetwork({ call }: Asked, GroupName = 'own'): Promise<Made> {
  const answer = await call('ec2 DescribeSubnets');
  const group = await call('ec2 CreateSecurityGroup', { GroupName, Description: 'own' });
  return {
    one: pick(answer, 'Subnets.0.SubnetId'),
    two: pick(answer, 'Subnets.1.SubnetId'),
    vpc: pick(answer, 'Subnets.0.VpcId'),
    group: pick(group, 'GroupId'),
  };
}

async function makeGroup(asked: Asked, Name = 'law'): Promise<Made> {
  const made = await makeNetwork(asked, Name);
  const input = { Name, TargetType: 'ip', Protocol: 'HTTP', Port: 80, VpcId: made['vpc'] };
  const answer = await asked.call('elbv2 CreateTargetGroup', input);
  return { ...made, targets: pick(answer, 'TargetGroups.0.TargetGroupArn') };
}

async function makeBalancer(asked: Asked): Promise<Made> {
  const made = await makeGroup(asked);
  const { targets: other } = await makeGroup(asked, 'other');
  const input = {
    Name: 'law',
    Subnets: [made['one'], made['two']],
    Tags: [{ Key: 'old', Value: 'tag' }],
  };
  const answer = await asked.call('elbv2 CreateLoadBalancer', input);
  return { ...made, other: other!, balancer: pick(answer, 'LoadBalancers.0.LoadBalancerArn') };
}

async function makeListener(asked: Asked): Promise<Made> {
  const made = await makeBalancer(asked);
  const answer = await asked.call('elbv2 CreateListener', {
    LoadBalancerArn: made['balancer'],
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  });
  return { ...made, listener: pick(answer, 'Listeners.0.ListenerArn') };
}

async function makeRule(asked: Asked): Promise<Made> {
  const made = await makeListener(asked);
  const answer = await asked.call('elbv2 CreateRule', {
    ListenerArn: made['listener'],
    Priority: 5,
    Conditions: [{ Field: 'path-pattern', Values: ['/old'] }],
    Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  });
  return { ...made, rule: pick(answer, 'Rules.0.RuleArn') };
}

async function makeTarget(asked: Asked): Promise<Made> {
  const made = await makeListener(asked);
  await asked.call('elbv2 RegisterTargets', {
    TargetGroupArn: made['targets'],
    Targets: [{ Id: '172.31.0.50', Port: 8080 }],
  });
  return made;
}

const balancers: Row['read'] = async ({ call }) => {
  const answer = await call('elbv2 DescribeLoadBalancers', { Names: ['law'] });
  const arn = pick(answer, 'LoadBalancers.0.LoadBalancerArn');
  return [
    answer,
    await call('elbv2 DescribeTags', { ResourceArns: [arn] }),
    await call('elbv2 DescribeLoadBalancerAttributes', { LoadBalancerArn: arn }),
  ];
};
const groups: Row['read'] = async ({ call }) => {
  const answer = await call('elbv2 DescribeTargetGroups', { Names: ['law'] });
  const arn = pick(answer, 'TargetGroups.0.TargetGroupArn');
  return [
    answer,
    await call('elbv2 DescribeTags', { ResourceArns: [arn] }),
    await call('elbv2 DescribeTargetGroupAttributes', { TargetGroupArn: arn }),
  ];
};
const listeners: Row['read'] = async ({ call }, { balancer }) => {
  const answer = await call('elbv2 DescribeListeners', { LoadBalancerArn: balancer });
  const arn = pick(answer, 'Listeners.0.ListenerArn');
  return [answer, await call('elbv2 DescribeTags', { ResourceArns: [arn] })];
};
const rules: Row['read'] = async ({ call }, { listener }) => {
  const answer = await call('elbv2 DescribeRules', { ListenerArn: listener });
  const arn = pick(answer, 'Rules.0.RuleArn');
  return [answer, await call('elbv2 DescribeTags', { ResourceArns: [arn] })];
};
const health: Row['read'] = ({ call }, { targets }) =>
  call('elbv2 DescribeTargetHealth', { TargetGroupArn: targets });

const forwardTo = (first: string | undefined, second: string | undefined) => [
  {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: [
        { TargetGroupArn: first, Weight: 33 },
        { TargetGroupArn: second, Weight: 67 },
      ],
      TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 77 },
    },
  },
];

const CHECK = {
  HealthCheckProtocol: 'HTTPS',
  HealthCheckPort: '8081',
  HealthCheckPath: '/healthy',
  HealthCheckIntervalSeconds: 21,
  HealthCheckTimeoutSeconds: 11,
  HealthyThresholdCount: 3,
  UnhealthyThresholdCount: 4,
  Matcher: { HttpCode: '204' },
};

const HTTPS = {
  Protocol: 'HTTPS',
  Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/law' }],
  SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
};

export const ELBV2: Rows = {
  CreateLoadBalancer: {
    before: makeNetwork,
    given: ({ one, two, group }) => ({
      Name: 'law',
      Subnets: [one, two],
      SecurityGroups: [group],
      Scheme: 'internal',
      Tags: [{ Key: 'project', Value: 'law' }],
    }),
    as: { Name: 'LoadBalancerName', Subnets: 'SubnetId' },
    read: balancers,
  },
  ModifyLoadBalancerAttributes: {
    before: makeBalancer,
    given: ({ balancer }) => ({
      LoadBalancerArn: balancer,
      Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '77' }],
    }),
    names: ['LoadBalancerArn'],
    read: balancers,
  },
  SetSecurityGroups: {
    before: makeBalancer,
    given: ({ balancer, group }) => ({ LoadBalancerArn: balancer, SecurityGroups: [group] }),
    names: ['LoadBalancerArn'],
    read: balancers,
  },
  DeleteLoadBalancer: {
    before: makeBalancer,
    given: ({ balancer }) => ({ LoadBalancerArn: balancer }),
    names: ['LoadBalancerArn'],
    gone: ['LoadBalancerArn'],
    read: balancers,
  },
  CreateTargetGroup: {
    before: makeNetwork,
    given: ({ vpc }) => ({
      Name: 'law',
      Protocol: 'HTTP',
      ProtocolVersion: 'HTTP2',
      Port: 8080,
      VpcId: vpc,
      TargetType: 'ip',
      ...CHECK,
      Tags: [{ Key: 'project', Value: 'law' }],
    }),
    as: { Name: 'TargetGroupName' },
    read: groups,
  },
  ModifyTargetGroup: {
    before: makeGroup,
    given: ({ targets }) => ({ TargetGroupArn: targets, ...CHECK }),
    names: ['TargetGroupArn'],
    probe: { HealthCheckEnabled: { HealthCheckEnabled: false } },
    read: groups,
  },
  ModifyTargetGroupAttributes: {
    before: makeGroup,
    given: ({ targets }) => ({
      TargetGroupArn: targets,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '77' }],
    }),
    names: ['TargetGroupArn'],
    read: groups,
  },
  DeleteTargetGroup: {
    before: makeGroup,
    given: ({ targets }) => ({ TargetGroupArn: targets }),
    names: ['TargetGroupArn'],
    gone: ['TargetGroupArn'],
    read: groups,
  },
  CreateListener: {
    before: makeBalancer,
    given: ({ balancer, targets, other }) => ({
      LoadBalancerArn: balancer,
      Port: 8080,
      Protocol: 'HTTP',
      DefaultActions: forwardTo(targets, other),
      Tags: [{ Key: 'project', Value: 'law' }],
    }),
    names: ['LoadBalancerArn'],
    read: listeners,
  },
  'CreateListener, with a certificate': {
    before: makeBalancer,
    given: ({ balancer, targets, other }) => ({
      LoadBalancerArn: balancer,
      Port: 8443,
      ...HTTPS,
      DefaultActions: forwardTo(targets, other),
      Tags: [{ Key: 'project', Value: 'law' }],
    }),
    names: ['LoadBalancerArn'],
    read: listeners,
  },
  'ModifyListener, with a certificate': {
    before: makeListener,
    given: ({ listener, targets, other }) => ({
      ListenerArn: listener,
      Port: 8443,
      ...HTTPS,
      DefaultActions: forwardTo(other, targets),
    }),
    names: ['ListenerArn'],
    read: listeners,
  },
  ModifyListener: {
    before: makeListener,
    given: ({ listener, targets, other }) => ({
      ListenerArn: listener,
      Port: 8080,
      DefaultActions: forwardTo(other, targets),
    }),
    names: ['ListenerArn'],
    read: listeners,
  },
  DeleteListener: {
    before: makeListener,
    given: ({ listener }) => ({ ListenerArn: listener }),
    names: ['ListenerArn'],
    gone: ['ListenerArn'],
    read: listeners,
  },
  CreateRule: {
    before: makeListener,
    given: ({ listener, targets, other }) => ({
      ListenerArn: listener,
      Priority: 7,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/law'] } }],
      Actions: forwardTo(targets, other),
      Tags: [{ Key: 'project', Value: 'law' }],
    }),
    names: ['ListenerArn'],
    read: rules,
  },
  ModifyRule: {
    before: makeRule,
    given: ({ rule, targets, other }) => ({
      RuleArn: rule,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['law.example'] } }],
      Actions: forwardTo(other, targets),
    }),
    names: ['RuleArn'],
    read: rules,
  },
  SetRulePriorities: {
    before: makeRule,
    given: ({ rule }) => ({ RulePriorities: [{ RuleArn: rule, Priority: 9 }] }),
    unread: {
      'RulePriorities.RuleArn': 'says which rule it is: services/elb-rules.test.ts',
    },
    read: rules,
  },
  DeleteRule: {
    before: makeRule,
    given: ({ rule }) => ({ RuleArn: rule }),
    names: ['RuleArn'],
    gone: ['RuleArn'],
    read: rules,
  },
  RegisterTargets: {
    before: makeListener,
    given: ({ targets }) => ({
      TargetGroupArn: targets,
      Targets: [{ Id: '172.31.0.50', Port: 8080 }],
    }),
    names: ['TargetGroupArn'],
    read: health,
  },
  DeregisterTargets: {
    before: makeTarget,
    given: ({ targets }) => ({
      TargetGroupArn: targets,
      Targets: [{ Id: '172.31.0.50', Port: 8080 }],
    }),
    names: ['TargetGroupArn'],
    gone: ['Targets.Id', 'Targets.Port'],
    unread: {
      'Targets.AvailabilityZone': 'is no part of which target it is: services/elb-targets.test.ts',
    },
    after: 600,
    read: health,
  },
  AddTags: {
    before: makeBalancer,
    given: ({ balancer }) => ({
      ResourceArns: [balancer],
      Tags: [{ Key: 'project', Value: 'law' }],
    }),
    names: ['ResourceArns'],
    read: balancers,
  },
  RemoveTags: {
    before: makeBalancer,
    given: ({ balancer }) => ({ ResourceArns: [balancer], TagKeys: ['old'] }),
    names: ['ResourceArns'],
    gone: ['TagKeys'],
    read: tagKeys(balancers),
  },
};

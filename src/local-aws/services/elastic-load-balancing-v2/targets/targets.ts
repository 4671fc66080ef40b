import type { TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { networkInterfaces } from '../../ec2/interfaces/network-interfaces.ts';
import { TARGET_GROUP_ATTRIBUTES } from './target-group-attributes.ts';
import { loadBalancerArnsOf, requireTargetGroup, type TargetGroupRecord } from './target-groups.ts';

/** Why a target fails its health checks. */
export type Failure =
  'Target.ResponseCodeMismatch' | 'Target.Timeout' | 'Target.FailedHealthChecks';

/** How a target fails its health checks. */
export interface TargetFailure {
  failure: Failure;
  /** The status code that it answered, where that is wrong. 500 when left out. */
  code?: number;
}

/** A target that is registered with a group. */
export interface TargetRecord extends Partial<TargetFailure> {
  targetGroupArn: string;
  ip: string;
  port: number;
  /** `all` for an address outside the VPC. */
  zone: string;
  /** When its health checks began, in milliseconds. */
  since: number;
  /** When it begins to listen, in milliseconds, where that is later than its registration. */
  listensAt?: number;
  /** When it began to fail, in milliseconds, where it was registered as one that does not. */
  failingSince?: number;
  /** When it was deregistered, in milliseconds. */
  drainingSince?: number;
}

/** The targets of a Region by target group, address and port. */
export function targets(region: Region): Table<TargetRecord> {
  return region.table<TargetRecord>('elasticloadbalancing/target', {
    group: ({ targetGroupArn }) => targetGroupArn,
  });
}

export function targetKey(targetGroupArn: string, ip: string, port: number): string {
  return `${targetGroupArn} ${ip}:${port}`;
}

export function targetsOf(region: Region, targetGroupArn: string): TargetRecord[] {
  return targets(region).by('group', targetGroupArn);
}

/** True as long as a target may keep its connections: until it has drained. */
export function isRegistered(
  region: Region,
  { targetGroupArn, ip, port }: Pick<TargetRecord, 'targetGroupArn' | 'ip' | 'port'>,
): boolean {
  return targets(region).has(targetKey(targetGroupArn, ip, port));
}

/**
 * Registers an address with a target group, and returns how many milliseconds pass until its health is known. A target
 * is healthy after its first health check; one with a `failure` is unhealthy after as many as the group wants. Throws
 * TargetGroupNotFoundException.
 */
export function registerTarget(
  region: Region,
  targetGroupArn: string,
  ip: string,
  port: number,
  options: Partial<TargetFailure> & { listensAt?: number; zone?: string } = {},
): number {
  const group = requireTargetGroup(region, targetGroupArn);
  const key = targetKey(targetGroupArn, ip, port);
  const existing = targets(region).get(key);
  const isKnown = existing && existing.drainingSince === undefined;
  if (isKnown && existing.failure === options.failure) {
    return Math.max(0, existing.since + verdictDelay(group, existing) - region.now);
  }
  const { zone = zoneOf(region, ip), ...known } = options;
  const target: TargetRecord = {
    targetGroupArn,
    ip,
    port,
    zone,
    since: region.now,
    ...known,
  };
  targets(region).delete(key);
  targets(region).put(key, target);
  return awaitVerdict(region, group, target);
}

/**
 * Takes a target out. While its group is in use it drains for the group's `deregistration_delay.timeout_seconds`; the
 * milliseconds until it is gone are returned. What is not registered is passed over. Throws
 * TargetGroupNotFoundException.
 */
export function deregisterTarget(
  region: Region,
  targetGroupArn: string,
  ip: string,
  port: number,
): number {
  const group = requireTargetGroup(region, targetGroupArn);
  const key = targetKey(targetGroupArn, ip, port);
  const target = targets(region).get(key);
  if (!target) return 0;
  if (target.drainingSince !== undefined) {
    return target.drainingSince + drainingTime(group) - region.now;
  }
  region.account.cancel(TARGET_TIMER, key);
  const delay = loadBalancerArnsOf(region, targetGroupArn).length > 0 ? drainingTime(group) : 0;
  if (delay === 0) targets(region).delete(key);
  else {
    targets(region).put(key, { ...target, drainingSince: region.now });
    region.schedule(TARGET_TIMER, key, delay);
  }
  return delay;
}

/** The health of an address and port in a target group, as DescribeTargetHealth shows it. */
export function targetHealth(
  region: Region,
  targetGroupArn: string,
  ip: string,
  port: number,
): TargetHealth {
  const target = targets(region).get(targetKey(targetGroupArn, ip, port));
  if (!target) return unused('Target.NotRegistered');
  if (target.drainingSince !== undefined) {
    return {
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
      Description: 'Target deregistration is in progress',
    };
  }
  if (loadBalancerArnsOf(region, targetGroupArn).length === 0) {
    return unused('Target.NotInUse');
  }
  const age = region.now - target.since;
  const group = requireTargetGroup(region, targetGroupArn);
  if (age < REGISTERING) {
    return {
      State: 'initial',
      Reason: 'Elb.RegistrationInProgress',
      Description: 'Target registration is in progress',
    };
  }
  if (age < verdictDelay(group, target)) {
    return {
      State: 'initial',
      Reason: 'Elb.InitialHealthChecking',
      Description: 'Initial health checks in progress',
    };
  }
  const failure =
    failureNow(region, group, target) ??
    (isInUse(region, ip) ? undefined : 'Target.Timeout') ??
    (age < firstSuccess(group, target) ? 'Target.FailedHealthChecks' : undefined);
  if (!failure) return { State: 'healthy' };
  return { State: 'unhealthy', Reason: failure, Description: inWords(failure, target.code) };
}

/** Begins the health checks of a group's targets: a listener has begun to forward to it. */
export function startChecks(region: Region, targetGroupArn: string): void {
  const group = requireTargetGroup(region, targetGroupArn);
  for (const target of targetsOf(region, targetGroupArn)) {
    if (target.drainingSince !== undefined) continue;
    const key = targetKey(targetGroupArn, target.ip, target.port);
    const started = targets(region).put(key, { ...target, since: region.now });
    awaitVerdict(region, group, started);
  }
}

/**
 * Notes that a target begins to fail its health checks, or passes them again. Returns how many milliseconds pass until it
 * counts as unhealthy, where it begins to fail now.
 */
export function changeChecks(
  region: Region,
  targetGroupArn: string,
  ip: string,
  port: number,
  failed: TargetFailure | undefined,
): number | undefined {
  const key = targetKey(targetGroupArn, ip, port);
  const target = targets(region).get(key);
  if (!target || target.drainingSince !== undefined || !target.failure === !failed) {
    return undefined;
  }
  if (!failed) {
    const { failure: _failure, code: _code, failingSince: _since, ...passing } = target;
    targets(region).put(key, passing);
    return undefined;
  }
  const group = requireTargetGroup(region, targetGroupArn);
  // One that never was healthy fails from the beginning.
  if (region.now - target.since < verdictDelay(group, target)) {
    return awaitVerdict(region, group, targets(region).put(key, { ...target, ...failed }));
  }
  const delay = failingTime(group);
  targets(region).put(key, { ...target, ...failed, failingSince: region.now });
  region.schedule(TARGET_TIMER, key, delay);
  return delay;
}

/** Forgets the targets of a group that is deleted. */
export function removeTargets(region: Region, targetGroupArn: string): void {
  for (const { ip, port } of targetsOf(region, targetGroupArn)) {
    const key = targetKey(targetGroupArn, ip, port);
    region.account.cancel(TARGET_TIMER, key);
    targets(region).delete(key);
  }
}

/**
 * The timer `elasticloadbalancing/target`: a target has drained, or its health is known. The second is computed when it
 * is asked for, so that there is nothing to do, yet a client that polls has to see it.
 */
export function endTargetWait(key: string, region: Region): void {
  if (targets(region).get(key)?.drainingSince !== undefined) targets(region).delete(key);
}

export const TARGET_TIMER = 'elasticloadbalancing/target';

// --- internal ---

/** Milliseconds in which a new target is not checked yet. */
const REGISTERING = 3000;

/** The description of a failure, in AWS's words. */
function inWords(failure: Failure, code = 500): string {
  switch (failure) {
    case 'Target.ResponseCodeMismatch':
      return `Health checks failed with these codes: [${code}]`;
    case 'Target.Timeout':
      return 'Request timed out';
    case 'Target.FailedHealthChecks':
      return 'Health checks failed';
  }
}

/** When the health of a target is known, in milliseconds after its checks began. */
function verdictDelay(group: TargetGroupRecord, target: TargetRecord): number {
  const failed = REGISTERING + failingTime(group);
  const hasFailed = target.failure && target.failingSince === undefined;
  return hasFailed ? failed : Math.min(failed, firstSuccess(group, target));
}

/** How long a target fails until it counts as unhealthy, in milliseconds. */
function failingTime({ targetGroup }: TargetGroupRecord): number {
  const { HealthCheckIntervalSeconds: interval, UnhealthyThresholdCount: failures } = targetGroup;
  return interval * 1000 * failures;
}

/** The failure of a target, once it has lasted for as many checks as the group wants. */
function failureNow(
  region: Region,
  group: TargetGroupRecord,
  { failure, failingSince }: TargetRecord,
): Failure | undefined {
  const isYoung = failingSince !== undefined && region.now < failingSince + failingTime(group);
  return isYoung ? undefined : failure;
}

/** When the first check succeeds of a target that does not fail, in milliseconds after its checks began. */
function firstSuccess({ targetGroup }: TargetGroupRecord, target: TargetRecord): number {
  const interval = targetGroup.HealthCheckIntervalSeconds * 1000;
  const deaf = (target.listensAt ?? target.since) - target.since - REGISTERING;
  return REGISTERING + interval * Math.max(1, Math.ceil(deaf / interval));
}

function awaitVerdict(region: Region, group: TargetGroupRecord, target: TargetRecord): number {
  const key = targetKey(target.targetGroupArn, target.ip, target.port);
  const delay = verdictDelay(group, target);
  region.account.cancel(TARGET_TIMER, key);
  // Without a load balancer there are no checks.
  if (loadBalancerArnsOf(region, target.targetGroupArn).length > 0) {
    region.schedule(TARGET_TIMER, key, REGISTERING);
    region.schedule(TARGET_TIMER, key, delay);
    const success = firstSuccess(group, target);
    if (!target.failure && success > delay) region.schedule(TARGET_TIMER, key, success);
  }
  return delay;
}

function drainingTime({ attributes }: TargetGroupRecord): number {
  const key = 'deregistration_delay.timeout_seconds';
  const value =
    attributes[key] ?? TARGET_GROUP_ATTRIBUTES.find((each) => each.key === key)!.default;
  return Number(value) * 1000;
}

/** A task answers for as long as its network interface is there: no container runs, so nothing else can be asked. */
function isInUse(region: Region, ip: string): boolean {
  return interfaceOf(region, ip) !== undefined;
}

function zoneOf(region: Region, ip: string): string {
  return interfaceOf(region, ip)?.AvailabilityZone ?? 'all';
}

function interfaceOf(region: Region, ip: string) {
  return networkInterfaces(region)
    .all()
    .find(({ PrivateIpAddress }) => PrivateIpAddress === ip);
}

function unused(reason: 'Target.NotRegistered' | 'Target.NotInUse'): TargetHealth {
  return {
    State: 'unused',
    Reason: reason,
    Description:
      reason === 'Target.NotRegistered'
        ? 'Target is not registered to the target group'
        : 'Target group is not configured to receive traffic from the load balancer',
  };
}

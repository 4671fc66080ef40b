import type {
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookStatus,
  LoadBalancer,
} from '@aws-sdk/client-ecs';
import type { ShiftStage } from './shift-stages.ts';
import type { RuleTraffic } from './shift-traffic.ts';

/** A pause: the deployment waits for ContinueServiceDeployment, or until its time is up. */
export interface Pause {
  hookId: string;
  status: DeploymentLifecycleHookStatus;
  expiresAt: Date;
  timeoutAction: DeploymentLifecycleHookAction;
}

/** How far a deployment is that shifts traffic from one revision, blue, to another, green. */
export interface TrafficShift {
  /** The deployments of the service, by `ecs-svc/` id. */
  blueId: string;
  greenId: string;
  /** The revision of blue. */
  blueRevision: string;
  /**
   * The load balancers of green, whose rules are changed: on the way back, too, also where blue was made before the service had
   * any rule to change.
   */
  loadBalancers: LoadBalancer[];
  /** True if load balancers take part: a service without them only runs both revisions for a while. */
  isSharing: boolean;
  stages: ShiftStage[];
  /** Which stage it is in; -1 before the first. */
  position: number;
  /** When that stage began, in milliseconds. */
  since: number;
  /** The percentages of production and test traffic that green gets. */
  production: number;
  test: number;
  /** Where the test rules sent traffic before, to put them back. */
  testBefore: RuleTraffic[];
  pauses: Pause[];
  isRollingBack: boolean;
}

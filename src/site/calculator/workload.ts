/** The workload that is priced: the container, how much it works, and the resources beside it. */
export interface Workload {
  /** CPU units of one task: 1024 is one vCPU. */
  cpu: number;
  /** Memory of one task in MiB. */
  memory: number;
  architecture: 'X86_64' | 'ARM64';
  /** How many tasks run at once. */
  tasks: number;
  /** How many hours of the month they run. */
  hours: number;
  /** Requests in a month, all tasks together. */
  requests: number;
  /** How long one request takes. */
  milliseconds: number;
  /** True if the tasks run on Fargate Spot. */
  spot: boolean;
  /** True if each task has a public IPv4 address. */
  publicIp: boolean;
  /** True if an Application Load Balancer stands before the tasks, in two Availability Zones. */
  loadBalancer: boolean;
  /** True if the tasks reach the internet through a NAT gateway. */
  nat: boolean;
  /** GB in a month through the NAT gateway. */
  natGb: number;
  /** True if Lambda's free tier is free for this. */
  freeTier: boolean;
  /** How many of a hundred requests find no environment on Lambda, so that one has to start. */
  coldStarts: number;
  /** How long an environment's INIT phase takes. */
  initMilliseconds: number;
}

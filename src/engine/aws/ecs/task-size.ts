/** How large a Fargate task is, and so what it costs. */
export interface TaskSize {
  /** CPU units: 1024 is one vCPU. */
  cpu: number;
  /** MiB. */
  memory: number;
  architecture: 'X86_64' | 'ARM64';
}

/** A request of a container to the endpoint of its task, which Fargate has at 169.254.170.2. */
export interface TaskRequest {
  taskArn: string;
  /** As `/v4/<id of the container>/task`. */
  path: string;
  /** The time on the clock of the container, in milliseconds: that of the account can be ahead of it. */
  clock: number;
}

export interface TaskReply {
  status: number;
  body: object;
}

/** The part of a container's metadata by which its figures are found. */
export interface ContainerKey {
  DockerId: string;
  ContainerARN: string;
}

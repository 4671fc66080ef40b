/**
 * Work for the tasks of an ECS service. No container runs here, so what the tasks do with it is simulated: they share the
 * work evenly, and CloudWatch is told how busy that keeps them.
 */
export interface Load {
  cluster: string;
  service: string;
  /** As much work as keeps one task busy with so many percent of its CPU; 180 is too much for one and 90 for each of two. */
  cpu: number;
  /** How long it lasts. */
  seconds: number;
}

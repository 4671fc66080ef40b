/** The number of tasks of the tutorial's service, as Application Auto Scaling calls it. */
export function scalable(name: string) {
  return {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${name}/${name}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
}

/** What Application Auto Scaling calls the number of tasks of the tutorial's service. */
export function scalable(name: string) {
  return {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${name}/${name}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
}

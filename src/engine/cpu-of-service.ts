/** The metric of how busy the tasks of a service are, on average, as an alarm names it that looks once a minute. */
export function cpuOfService(name: string) {
  return {
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Dimensions: [
      { Name: 'ClusterName', Value: name },
      { Name: 'ServiceName', Value: name },
    ],
    Statistic: 'Average' as const,
    Period: 60,
  };
}

/**
 * The permissions of Application Auto Scaling on ECS services and their alarms.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSApplicationAutoscalingECSServicePolicy.html
 */
export const applicationAutoscalingPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'ecs:DescribeServices',
        'ecs:UpdateService',
        'cloudwatch:PutMetricAlarm',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:GetMetricData',
        'cloudwatch:DeleteAlarms',
      ],
      Resource: ['*'],
    },
  ],
};

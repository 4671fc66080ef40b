/**
 * The permissions of scaling before services had linked roles.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEC2ContainerServiceAutoscaleRole.html
 */
export const autoscaleRolePolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
      Resource: ['*'],
    },
    {
      Effect: 'Allow',
      Action: ['cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm'],
      Resource: ['*'],
    },
  ],
};

# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: that of the environment, or the one you told `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Say how many tasks more or fewer.
aws application-autoscaling put-scaling-policy \
  --policy-name fargate-tutorial-out \
  --service-namespace ecs \
  --resource-id service/fargate-tutorial/fargate-tutorial \
  --scalable-dimension ecs:service:DesiredCount \
  --policy-type StepScaling \
  --step-scaling-policy-configuration '{
    "AdjustmentType": "ChangeInCapacity",
    "StepAdjustments": [
      {
        "ScalingAdjustment": 1,
        "MetricIntervalLowerBound": 0,
        "MetricIntervalUpperBound": 20
      },
      {
        "ScalingAdjustment": 2,
        "MetricIntervalLowerBound": 20
      }
    ],
    "Cooldown": 60,
    "MetricAggregationType": "Average"
  }'

# Say when.
aws cloudwatch put-metric-alarm \
  --alarm-name fargate-tutorial-cpu-high \
  --alarm-actions "arn:aws:autoscaling:${REGION}:${ACCOUNT}:scalingPolicy:<uuid>:resource/ecs/service/fargate-tutorial/fargate-tutorial:policyName/fargate-tutorial-out" \
  --metric-name CPUUtilization \
  --namespace AWS/ECS \
  --statistic Average \
  --dimensions Name=ClusterName,Value=fargate-tutorial \
    Name=ServiceName,Value=fargate-tutorial \
  --period 60 \
  --evaluation-periods 2 \
  --threshold 70 \
  --comparison-operator GreaterThanOrEqualToThreshold \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=scale-on-alarm \
    Key=inputs,Value=62444b810151

# Say how many tasks more or fewer.
aws application-autoscaling put-scaling-policy \
  --policy-name fargate-tutorial-in \
  --service-namespace ecs \
  --resource-id service/fargate-tutorial/fargate-tutorial \
  --scalable-dimension ecs:service:DesiredCount \
  --policy-type StepScaling \
  --step-scaling-policy-configuration '{
    "AdjustmentType": "ChangeInCapacity",
    "StepAdjustments": [
      {
        "ScalingAdjustment": -1,
        "MetricIntervalUpperBound": 0
      }
    ],
    "Cooldown": 60,
    "MetricAggregationType": "Average"
  }'

# Say when.
aws cloudwatch put-metric-alarm \
  --alarm-name fargate-tutorial-cpu-low \
  --alarm-actions "arn:aws:autoscaling:${REGION}:${ACCOUNT}:scalingPolicy:<uuid-2>:resource/ecs/service/fargate-tutorial/fargate-tutorial:policyName/fargate-tutorial-in" \
  --metric-name CPUUtilization \
  --namespace AWS/ECS \
  --statistic Average \
  --dimensions Name=ClusterName,Value=fargate-tutorial \
    Name=ServiceName,Value=fargate-tutorial \
  --period 60 \
  --evaluation-periods 5 \
  --threshold 30 \
  --comparison-operator LessThanThreshold \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=scale-on-alarm \
    Key=inputs,Value=62444b810151

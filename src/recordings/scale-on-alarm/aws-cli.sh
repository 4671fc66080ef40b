# Say how many tasks to add or remove.
POLICY=$(aws application-autoscaling put-scaling-policy \
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
  }' \
  --query 'PolicyARN' --output text)

# Say when to scale.
aws cloudwatch put-metric-alarm \
  --alarm-name fargate-tutorial-cpu-high \
  --alarm-actions "$POLICY" \
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

# Say how many tasks to add or remove.
POLICY_2=$(aws application-autoscaling put-scaling-policy \
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
  }' \
  --query 'PolicyARN' --output text)

# Say when to scale.
aws cloudwatch put-metric-alarm \
  --alarm-name fargate-tutorial-cpu-low \
  --alarm-actions "$POLICY_2" \
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

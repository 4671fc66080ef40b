# Say how busy the tasks should be.
aws application-autoscaling put-scaling-policy \
  --policy-name fargate-tutorial-load \
  --service-namespace ecs \
  --resource-id service/fargate-tutorial/fargate-tutorial \
  --scalable-dimension ecs:service:DesiredCount \
  --policy-type TargetTrackingScaling \
  --target-tracking-scaling-policy-configuration '{
    "TargetValue": 60,
    "PredefinedMetricSpecification": {
      "PredefinedMetricType": "ECSServiceAverageCPUUtilization"
    },
    "ScaleOutCooldown": 60,
    "ScaleInCooldown": 60
  }'

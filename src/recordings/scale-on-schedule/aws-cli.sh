SCALABLE_TARGET=$(aws application-autoscaling describe-scalable-targets \
  --service-namespace ecs \
  --resource-ids service/fargate-tutorial/fargate-tutorial \
  --query 'ScalableTargets[0].ScalableTargetARN' --output text)

# Record that the schedule owns the limits from now on.
aws application-autoscaling tag-resource \
  --resource-arn "$SCALABLE_TARGET" \
  --tags '{
    "changed:MinCapacity": "scale-on-schedule",
    "changed:MaxCapacity": "scale-on-schedule"
  }'

# Set the limits at a certain time of day.
aws application-autoscaling put-scheduled-action \
  --service-namespace ecs \
  --scheduled-action-name fargate-tutorial-sleep \
  --resource-id service/fargate-tutorial/fargate-tutorial \
  --scalable-dimension ecs:service:DesiredCount \
  --schedule 'cron(0 20 * * ? *)' \
  --timezone Etc/UTC \
  --scalable-target-action '{
    "MinCapacity": 0,
    "MaxCapacity": 0
  }'

# Set the limits at a certain time of day.
aws application-autoscaling put-scheduled-action \
  --service-namespace ecs \
  --scheduled-action-name fargate-tutorial-wake \
  --resource-id service/fargate-tutorial/fargate-tutorial \
  --scalable-dimension ecs:service:DesiredCount \
  --schedule 'cron(0 7 * * ? *)' \
  --timezone Etc/UTC \
  --scalable-target-action '{
    "MinCapacity": 1,
    "MaxCapacity": 4
  }'

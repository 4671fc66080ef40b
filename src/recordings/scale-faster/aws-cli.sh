# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Record how often the service was measured before.
aws ecs tag-resource \
  --resource-arn "arn:aws:ecs:${REGION}:${ACCOUNT}:service/fargate-tutorial/fargate-tutorial" \
  --tags '[
    {
      "key": "changed:monitoring",
      "value": "scale-faster"
    },
    {
      "key": "former:monitoring",
      "value": ""
    }
  ]'

# Set how often it is measured.
aws ecs update-service \
  --service fargate-tutorial \
  --cluster fargate-tutorial \
  --monitoring '{
    "metricConfigurations": [
      {
        "metricNames": [
          "CPUUtilization"
        ],
        "resolutionSeconds": 20
      }
    ]
  }'

# Wait until the service is steady.
aws ecs wait services-stable \
  --cluster "arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/fargate-tutorial" \
  --services fargate-tutorial

# Say how busy the tasks should be, by the faster metric.
aws application-autoscaling put-scaling-policy \
  --policy-name fargate-tutorial-fast \
  --service-namespace ecs \
  --resource-id service/fargate-tutorial/fargate-tutorial \
  --scalable-dimension ecs:service:DesiredCount \
  --policy-type TargetTrackingScaling \
  --target-tracking-scaling-policy-configuration '{
    "TargetValue": 60,
    "PredefinedMetricSpecification": {
      "PredefinedMetricType": "ECSServiceAverageCPUUtilizationHighResolution"
    },
    "ScaleOutCooldown": 60,
    "ScaleInCooldown": 60
  }'

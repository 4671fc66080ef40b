TASK_DEFINITION=$(aws ecs describe-task-definition \
  --task-definition fargate-tutorial \
  --include TAGS \
  --query 'taskDefinition.taskDefinitionArn' --output text)

SECURITY_GROUP=$(aws ec2 describe-security-groups \
  --filters Name=group-name,Values=fargate-tutorial \
  --query 'SecurityGroups[0].GroupId' --output text)

SUBNETS=$(aws ec2 describe-subnets \
  --filters Name=default-for-az,Values=true \
  --query 'sort(Subnets[].SubnetId)' --output json)

# Have ECS keep this many tasks running and replace lost ones.
aws ecs create-service \
  --service-name fargate-tutorial \
  --cluster fargate-tutorial \
  --task-definition "$TASK_DEFINITION" \
  --desired-count 1 \
  --capacity-provider-strategy capacityProvider=FARGATE,weight=1 \
  --deployment-configuration '{
    "deploymentCircuitBreaker": {
      "enable": true,
      "rollback": true
    },
    "maximumPercent": 200,
    "minimumHealthyPercent": 100,
    "strategy": "ROLLING"
  }' \
  --network-configuration '{
    "awsvpcConfiguration": {
      "subnets": '"$SUBNETS"',
      "securityGroups": [
        "'"$SECURITY_GROUP"'"
      ],
      "assignPublicIp": "ENABLED"
    }
  }' \
  --tags key=project,value=fargate-step-by-step \
    key=run,value=fargate-tutorial \
    key=step,value=create-service \
    key=inputs,value=c4c430ee3da8 \
  --enable-ecs-managed-tags \
  --propagate-tags SERVICE

GROUP=$(aws ec2 describe-security-groups \
  --filters Name=group-name,Values=fargate-tutorial \
  --query 'SecurityGroups[0].GroupId' --output text)

read -r SUBNET SUBNET_2 SUBNET_3 <<< "$(aws ec2 describe-subnets \
  --filters Name=default-for-az,Values=true \
  --query '[Subnets[0].SubnetId, Subnets[2].SubnetId, Subnets[1].SubnetId]' --output text)"

# Have ECS keep this many tasks running, and replace lost ones.
aws ecs create-service \
  --service-name fargate-tutorial \
  --cluster fargate-tutorial \
  --task-definition arn:aws:ecs:us-east-1:111122223333:task-definition/fargate-tutorial:1 \
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
      "subnets": [
        "'"$SUBNET"'",
        "'"$SUBNET_2"'",
        "'"$SUBNET_3"'"
      ],
      "securityGroups": [
        "'"$GROUP"'"
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

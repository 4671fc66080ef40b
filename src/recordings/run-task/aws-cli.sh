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

# Start one task, which nothing starts again.
aws ecs run-task \
  --task-definition "$TASK_DEFINITION" \
  --capacity-provider-strategy capacityProvider=FARGATE,weight=1 \
  --cluster fargate-tutorial \
  --enable-ecs-managed-tags \
  --network-configuration '{
    "awsvpcConfiguration": {
      "subnets": '"$SUBNETS"',
      "securityGroups": [
        "'"$SECURITY_GROUP"'"
      ],
      "assignPublicIp": "ENABLED"
    }
  }' \
  --overrides '{
    "containerOverrides": [
      {
        "name": "web",
        "command": [
          "sh",
          "-c",
          "echo started; sleep 5; echo done"
        ],
        "environment": [
          {
            "name": "ATTEMPT",
            "value": "1"
          }
        ]
      }
    ]
  }' \
  --started-by run-task \
  --tags key=project,value=fargate-step-by-step \
    key=run,value=fargate-tutorial \
    key=step,value=run-task \
    key=inputs,value=eba751539fe0 \
  --client-token fargate-tutorial-eba751539fe0-1

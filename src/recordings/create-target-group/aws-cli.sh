VPC=$(aws ec2 describe-security-groups \
  --filters Name=group-name,Values=fargate-tutorial \
  --query 'SecurityGroups[0].VpcId' --output text)

# Create a list for the addresses of the tasks, with a health check.
TARGET_GROUP=$(aws elbv2 create-target-group \
  --name fargate-tutorial-blue \
  --protocol HTTP \
  --port 80 \
  --vpc-id "$VPC" \
  --health-check-path / \
  --health-check-interval-seconds 10 \
  --health-check-timeout-seconds 5 \
  --healthy-threshold-count 2 \
  --unhealthy-threshold-count 3 \
  --matcher '{
    "HttpCode": "200-399"
  }' \
  --target-type ip \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=create-target-group \
    Key=inputs,Value=b5bfc59d2394 \
  --query 'TargetGroups[0].TargetGroupArn' --output text)

# Give a target half a minute to drain.
aws elbv2 modify-target-group-attributes \
  --target-group-arn "$TARGET_GROUP" \
  --attributes Key=deregistration_delay.timeout_seconds,Value=30

VPC=$(aws elbv2 describe-target-groups \
  --names fargate-tutorial-blue \
  --query 'TargetGroups[0].VpcId' --output text)

LOAD_BALANCER=$(aws elbv2 describe-load-balancers \
  --names fargate-tutorial-lb \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)

# Create a second list, for the tasks of the next version.
TARGET_GROUP=$(aws elbv2 create-target-group \
  --name fargate-tutorial-green \
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
    Key=step,Value=prepare-blue-green \
    Key=inputs,Value=4f53cda18c2b \
  --query 'TargetGroups[0].TargetGroupArn' --output text)

# Give a target half a minute to drain.
aws elbv2 modify-target-group-attributes \
  --target-group-arn "$TARGET_GROUP" \
  --attributes Key=deregistration_delay.timeout_seconds,Value=30

# Have the load balancer listen on the test port.
aws elbv2 create-listener \
  --load-balancer-arn "$LOAD_BALANCER" \
  --default-actions '[
    {
      "Type": "forward",
      "TargetGroupArn": "'"$TARGET_GROUP"'"
    }
  ]' \
  --protocol HTTP \
  --port 8080 \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=prepare-blue-green \
    Key=inputs,Value=4f53cda18c2b

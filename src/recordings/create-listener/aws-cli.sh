LOAD_BALANCER=$(aws elbv2 describe-load-balancers \
  --names fargate-tutorial-lb \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)

TARGET_GROUP=$(aws elbv2 describe-target-groups \
  --names fargate-tutorial-blue \
  --query 'TargetGroups[0].TargetGroupArn' --output text)

# Have it listen, and forward requests to the target group.
aws elbv2 create-listener \
  --load-balancer-arn "$LOAD_BALANCER" \
  --default-actions '[
    {
      "Type": "forward",
      "TargetGroupArn": "'"$TARGET_GROUP"'"
    }
  ]' \
  --protocol HTTP \
  --port 80 \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=create-listener \
    Key=inputs,Value=a45838d7b606

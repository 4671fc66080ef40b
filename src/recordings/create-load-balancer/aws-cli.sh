SUBNETS=$(aws ec2 describe-subnets \
  --filters Name=default-for-az,Values=true \
  --query 'sort(Subnets[].SubnetId)' --output json)

SECURITY_GROUP=$(aws ec2 describe-security-groups \
  --filters '[
    {
      "Name": "group-name",
      "Values": [
        "fargate-tutorial-lb",
        "fargate-tutorial-app"
      ]
    }
  ]' \
  --query 'SecurityGroups[?GroupName==`"fargate-tutorial-lb"`].GroupId | [0]' --output text)

# Put one address in front of all tasks.
aws elbv2 create-load-balancer \
  --name fargate-tutorial-lb \
  --subnets "$SUBNETS" \
  --security-groups "$SECURITY_GROUP" \
  --scheme internet-facing \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=create-load-balancer \
    Key=inputs,Value=4f53cda18c2b \
  --type application \
  --ip-address-type ipv4

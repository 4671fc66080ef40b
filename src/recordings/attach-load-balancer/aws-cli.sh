# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

SECURITY_GROUP=$(aws ec2 describe-security-groups \
  --filters Name=group-name,Values=fargate-tutorial \
  --query 'SecurityGroups[0].GroupId' --output text)

SUBNETS=$(aws ec2 describe-subnets \
  --filters Name=default-for-az,Values=true \
  --query 'sort(Subnets[].SubnetId)' --output json)

SECURITY_GROUP_2=$(aws ec2 describe-security-groups \
  --filters '[
    {
      "Name": "group-name",
      "Values": [
        "fargate-tutorial-lb",
        "fargate-tutorial-app"
      ]
    }
  ]' \
  --query 'SecurityGroups[?GroupName==`"fargate-tutorial-app"`].GroupId | [0]' --output text)

TARGET_GROUP=$(aws elbv2 describe-target-groups \
  --names fargate-tutorial-blue \
  --query 'TargetGroups[0].TargetGroupArn' --output text)

DNS_NAME=$(aws elbv2 describe-load-balancers \
  --names fargate-tutorial-lb \
  --query 'LoadBalancers[0].DNSName' --output text)

# Record what this step takes over, the address, and the previous settings.
aws ecs tag-resource \
  --resource-arn "arn:aws:ecs:${REGION}:${ACCOUNT}:service/fargate-tutorial/fargate-tutorial" \
  --tags '[
    {
      "key": "address",
      "value": "http://'"$DNS_NAME"'/"
    },
    {
      "key": "before",
      "value": "'"$SECURITY_GROUP"'"
    },
    {
      "key": "changed:loadBalancers",
      "value": "attach-load-balancer"
    },
    {
      "key": "changed:networkConfiguration",
      "value": "attach-load-balancer"
    }
  ]'

# Set the load balancer, the network and the grace period.
aws ecs update-service \
  --service fargate-tutorial \
  --cluster fargate-tutorial \
  --network-configuration '{
    "awsvpcConfiguration": {
      "subnets": '"$SUBNETS"',
      "securityGroups": [
        "'"$SECURITY_GROUP_2"'"
      ],
      "assignPublicIp": "ENABLED"
    }
  }' \
  --load-balancers '[
    {
      "targetGroupArn": "'"$TARGET_GROUP"'",
      "containerName": "web",
      "containerPort": 80
    }
  ]'

# Set the load balancer, the network and the grace period.
aws ecs update-service \
  --service fargate-tutorial \
  --cluster fargate-tutorial \
  --health-check-grace-period-seconds 60

VPC=$(aws ec2 describe-security-groups \
  --filters Name=group-name,Values=fargate-tutorial \
  --query 'SecurityGroups[0].VpcId' --output text)

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
  --query 'SecurityGroups[?GroupName==`"fargate-tutorial-lb"`].GroupId | [0]' --output text)

LOAD_BALANCER=$(aws elbv2 describe-load-balancers \
  --names fargate-tutorial-lb \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)

# Create a firewall for the test port.
SECURITY_GROUP=$(aws ec2 create-security-group \
  --description 'The load balancer, for tests' \
  --group-name fargate-tutorial-test \
  --vpc-id "$VPC" \
  --tag-specifications '[
    {
      "ResourceType": "security-group",
      "Tags": [
        {
          "Key": "project",
          "Value": "fargate-step-by-step"
        },
        {
          "Key": "run",
          "Value": "fargate-tutorial"
        },
        {
          "Key": "step",
          "Value": "open-test-port"
        },
        {
          "Key": "inputs",
          "Value": "9633d8dbec47"
        }
      ]
    }
  ]' \
  --query 'GroupId' --output text)

# Open the test port.
aws ec2 authorize-security-group-ingress \
  --group-id "$SECURITY_GROUP" \
  --ip-permissions '[
    {
      "IpProtocol": "tcp",
      "FromPort": 8080,
      "ToPort": 8080,
      "IpRanges": [
        {
          "Description": "who tests",
          "CidrIp": "0.0.0.0/0"
        }
      ]
    }
  ]'

# Record that this step owns the load balancer's list of security groups.
aws elbv2 add-tags \
  --resource-arns "$LOAD_BALANCER" \
  --tags Key=changed:SecurityGroups,Value=open-test-port

# Set the load balancer's list of security groups.
aws elbv2 set-security-groups \
  --load-balancer-arn "$LOAD_BALANCER" \
  --security-groups "$SECURITY_GROUP_2" "$SECURITY_GROUP"

# Put a firewall around the load balancer, and one around the tasks.
SECURITY_GROUP=$(aws ec2 create-security-group \
  --description 'The load balancer' \
  --group-name fargate-tutorial-lb \
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
          "Value": "create-security-groups"
        },
        {
          "Key": "inputs",
          "Value": "a746b38d5d6d"
        }
      ]
    }
  ]' \
  --query 'GroupId' --output text)

# Open the ports that you asked for.
aws ec2 authorize-security-group-ingress \
  --group-id "$SECURITY_GROUP" \
  --ip-permissions '[
    {
      "IpProtocol": "tcp",
      "FromPort": 80,
      "ToPort": 80,
      "IpRanges": [
        {
          "Description": "the internet",
          "CidrIp": "0.0.0.0/0"
        }
      ]
    },
    {
      "IpProtocol": "tcp",
      "FromPort": 443,
      "ToPort": 443,
      "IpRanges": [
        {
          "Description": "the internet",
          "CidrIp": "0.0.0.0/0"
        }
      ]
    }
  ]'

# Put a firewall around the load balancer, and one around the tasks.
SECURITY_GROUP_2=$(aws ec2 create-security-group \
  --description 'Tasks behind the load balancer' \
  --group-name fargate-tutorial-app \
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
          "Value": "create-security-groups"
        },
        {
          "Key": "inputs",
          "Value": "a746b38d5d6d"
        }
      ]
    }
  ]' \
  --query 'GroupId' --output text)

# Open the ports that you asked for.
aws ec2 authorize-security-group-ingress \
  --group-id "$SECURITY_GROUP_2" \
  --ip-permissions '[
    {
      "IpProtocol": "tcp",
      "FromPort": 80,
      "ToPort": 80,
      "UserIdGroupPairs": [
        {
          "Description": "the load balancer",
          "GroupId": "'"$SECURITY_GROUP"'"
        }
      ]
    }
  ]'

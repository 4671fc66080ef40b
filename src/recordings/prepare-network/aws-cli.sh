# Put a firewall around the tasks that lets nothing in.
SECURITY_GROUP=$(aws ec2 create-security-group \
  --description 'Tasks of the Fargate tutorial' \
  --group-name fargate-tutorial \
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
          "Value": "prepare-network"
        },
        {
          "Key": "inputs",
          "Value": "a746b38d5d6d"
        }
      ]
    }
  ]' \
  --query 'GroupId' --output text)

# Open the one port that the app listens on.
aws ec2 authorize-security-group-ingress \
  --group-id "$SECURITY_GROUP" \
  --ip-permissions '[
    {
      "IpProtocol": "tcp",
      "FromPort": 80,
      "ToPort": 80,
      "IpRanges": [
        {
          "Description": "the app",
          "CidrIp": "0.0.0.0/0"
        }
      ]
    }
  ]'

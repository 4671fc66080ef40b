# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Create a role that only ECS itself can assume.
aws iam create-role \
  --role-name fargate-tutorial-infrastructure-role \
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}]}' \
  --description 'Lets ECS move traffic between target groups' \
  --tags '[
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
      "Value": "create-infrastructure-role"
    },
    {
      "Key": "inputs",
      "Value": "4f53cda18c2b"
    },
    {
      "Key": "region",
      "Value": "'"$REGION"'"
    }
  ]'

# Allow it to move traffic between target groups.
aws iam attach-role-policy \
  --role-name fargate-tutorial-infrastructure-role \
  --policy-arn arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers

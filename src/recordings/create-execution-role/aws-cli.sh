# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Create a role that only ECS tasks can assume.
aws iam create-role \
  --role-name fargate-tutorial-execution-role \
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"'"$ACCOUNT"'"},"ArnLike":{"aws:SourceArn":"arn:aws:ecs:'"$REGION"':'"$ACCOUNT"':*"}}}]}' \
  --description 'Lets ECS pull images and write logs for tasks' \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=create-execution-role \
    Key=inputs,Value=6008729dc2f9

# Allow it to pull images and write logs.
aws iam attach-role-policy \
  --role-name fargate-tutorial-execution-role \
  --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy

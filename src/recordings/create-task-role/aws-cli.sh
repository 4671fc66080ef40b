# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Give the code in the container its own identity.
aws iam create-role \
  --role-name fargate-tutorial-task-role \
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"'"$ACCOUNT"'"},"ArnLike":{"aws:SourceArn":"arn:aws:ecs:'"$REGION"':'"$ACCOUNT"':*"}}}]}' \
  --description 'What the code in the container may do on AWS: nothing yet' \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=create-task-role \
    Key=inputs,Value=4f53cda18c2b

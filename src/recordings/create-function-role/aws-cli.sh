# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Create a role that only Lambda can assume.
aws iam create-role \
  --role-name fargate-tutorial-function-role \
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"'"$ACCOUNT"'"}}}}' \
  --description 'Writes the log lines of functions in '"$REGION"'' \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=create-function-role \
    Key=inputs,Value=4f53cda18c2b

# Allow it to write log lines.
aws iam attach-role-policy \
  --role-name fargate-tutorial-function-role \
  --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole

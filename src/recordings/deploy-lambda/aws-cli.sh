# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Create a function from the image.
aws lambda create-function \
  --function-name fargate-tutorial \
  --role "arn:aws:iam::${ACCOUNT}:role/fargate-tutorial-function-role" \
  --code '{
    "ImageUri": "'"$ACCOUNT"'.dkr.ecr.'"$REGION"'.amazonaws.com/fargate-tutorial:v1"
  }' \
  --timeout 30 \
  --memory-size 1769 \
  --package-type Image \
  --tags '{
    "project": "fargate-step-by-step",
    "run": "fargate-tutorial",
    "step": "deploy-lambda",
    "inputs": "29c680ba6ae9"
  }' \
  --architectures x86_64 \
  --logging-config '{
    "LogGroup": "/ecs/fargate-tutorial"
  }'

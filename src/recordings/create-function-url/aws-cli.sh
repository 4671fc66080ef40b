# Give it an address that takes signed requests only.
aws lambda create-function-url-config \
  --auth-type AWS_IAM \
  --function-name fargate-tutorial

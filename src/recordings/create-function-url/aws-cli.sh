# Give it a URL that accepts only signed requests.
aws lambda create-function-url-config \
  --auth-type AWS_IAM \
  --function-name fargate-tutorial

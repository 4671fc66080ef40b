# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Record which step owns the number of tasks, and its inputs.
aws ecs tag-resource \
  --resource-arn "arn:aws:ecs:${REGION}:${ACCOUNT}:service/fargate-tutorial/fargate-tutorial" \
  --tags key=changed:desiredCount,value=register-scalable-target \
    key=former:desiredCount,value=1

# Let AWS set the number, within limits.
aws application-autoscaling register-scalable-target \
  --service-namespace ecs \
  --resource-id service/fargate-tutorial/fargate-tutorial \
  --scalable-dimension ecs:service:DesiredCount \
  --min-capacity 1 \
  --max-capacity 4 \
  --tags '{
    "project": "fargate-step-by-step",
    "run": "fargate-tutorial",
    "step": "register-scalable-target",
    "inputs": "f004f9afef97"
  }'

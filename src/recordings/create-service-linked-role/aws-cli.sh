# Let ECS act in this account, for example attach network interfaces.
aws iam create-service-linked-role \
  --aws-service-name ecs.amazonaws.com

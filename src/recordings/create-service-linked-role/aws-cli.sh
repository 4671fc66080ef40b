# Let ECS act in this account: attach network interfaces, and the like.
aws iam create-service-linked-role \
  --aws-service-name ecs.amazonaws.com

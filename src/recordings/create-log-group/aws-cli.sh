# Give the containers a place to write their logs.
aws logs create-log-group \
  --log-group-name /ecs/fargate-tutorial \
  --tags '{
    "project": "fargate-step-by-step",
    "run": "fargate-tutorial",
    "step": "create-log-group",
    "inputs": "4f53cda18c2b"
  }'

# Make lines expire: kept forever, they cost money forever.
aws logs put-retention-policy \
  --log-group-name /ecs/fargate-tutorial \
  --retention-in-days 7

# Give the containers a place to write to.
aws logs create-log-group \
  --log-group-name /ecs/fargate-tutorial \
  --tags '{
    "project": "fargate-step-by-step",
    "run": "fargate-tutorial",
    "step": "create-log-group",
    "inputs": "4f53cda18c2b"
  }'

# Let lines expire: kept for ever, they cost for ever.
aws logs put-retention-policy \
  --log-group-name /ecs/fargate-tutorial \
  --retention-in-days 7

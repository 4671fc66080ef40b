# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Have AWS compare what a month costs with your limit.
aws budgets create-budget \
  --account-id "${ACCOUNT}" \
  --budget '{
    "BudgetName": "fargate-tutorial",
    "TimeUnit": "MONTHLY",
    "BudgetType": "COST",
    "BudgetLimit": {
      "Amount": "5",
      "Unit": "USD"
    },
    "CostTypes": {
      "IncludeRefund": false,
      "IncludeCredit": false
    }
  }' \
  --notifications-with-subscribers '[]' \
  --resource-tags '[
    {
      "Key": "project",
      "Value": "fargate-step-by-step"
    },
    {
      "Key": "run",
      "Value": "fargate-tutorial"
    },
    {
      "Key": "step",
      "Value": "create-budget"
    },
    {
      "Key": "inputs",
      "Value": "08b15034ab56"
    },
    {
      "Key": "region",
      "Value": "'"$REGION"'"
    }
  ]'

# Create it, with Fargate and Fargate Spot as its capacity.
aws ecs create-cluster \
  --cluster-name fargate-tutorial \
  --tags key=project,value=fargate-step-by-step \
    key=run,value=fargate-tutorial \
    key=step,value=create-cluster \
    key=inputs,value=4f53cda18c2b \
  --capacity-providers FARGATE FARGATE_SPOT \
  --default-capacity-provider-strategy capacityProvider=FARGATE,weight=1

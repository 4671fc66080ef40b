# Have CloudFormation create what the template describes.
aws cloudformation create-stack \
  --stack-name fargate-tutorial-stack \
  --template-body '{"Resources":{"ECSCluster":{"Type":"AWS::ECS::Cluster","Properties":{"ClusterName":"fargate-tutorial-stack","CapacityProviders":["FARGATE","FARGATE_SPOT"],"DefaultCapacityProviderStrategy":[{"CapacityProvider":"FARGATE","Weight":1}]}}}}' \
  --disable-rollback \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=create-cluster-stack \
    Key=inputs,Value=4f53cda18c2b

# Retry: create what is missing from the same template.
aws cloudformation wait stack-create-complete \
  --stack-name fargate-tutorial-stack ||
aws cloudformation update-stack \
  --stack-name fargate-tutorial-stack \
  --template-body '{"Resources":{"ECSCluster":{"Type":"AWS::ECS::Cluster","Properties":{"ClusterName":"fargate-tutorial-stack","CapacityProviders":["FARGATE","FARGATE_SPOT"],"DefaultCapacityProviderStrategy":[{"CapacityProvider":"FARGATE","Weight":1}]}}}}' \
  --tags Key=project,Value=fargate-step-by-step \
    Key=run,Value=fargate-tutorial \
    Key=step,Value=create-cluster-stack \
    Key=inputs,Value=4f53cda18c2b \
  --disable-rollback

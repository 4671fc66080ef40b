# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Find the next version, and what it is a copy of.
TASK_DEFINITION=$(aws ecs describe-task-definition \
  --task-definition fargate-tutorial \
  --include TAGS \
  --query 'taskDefinition.taskDefinitionArn' --output text)

TARGET_GROUP=$(aws elbv2 describe-target-groups \
  --names fargate-tutorial-blue \
  --query 'TargetGroups[0].TargetGroupArn' --output text)

LOAD_BALANCER=$(aws elbv2 describe-load-balancers \
  --names fargate-tutorial-lb \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)

read -r LISTENER LISTENER_2 <<< "$(aws elbv2 describe-listeners \
  --load-balancer-arn "$LOAD_BALANCER" \
  --query '[Listeners[?Port==`80`].ListenerArn | [0], Listeners[?Port==`8080`].ListenerArn | [0]]' --output text)"

TARGET_GROUP_2=$(aws elbv2 describe-target-groups \
  --names fargate-tutorial-green \
  --query 'TargetGroups[0].TargetGroupArn' --output text)

# Find the rules that ECS will change, and see where they send traffic.
LISTENER_RULE=$(aws elbv2 describe-rules \
  --listener-arn "$LISTENER" \
  --query 'Rules[0].RuleArn' --output text)

# Find the rules that ECS will change, and see where they send traffic.
LISTENER_RULE_2=$(aws elbv2 describe-rules \
  --listener-arn "$LISTENER_2" \
  --query 'Rules[0].RuleArn' --output text)

# Register the next version, with its name in a variable.
TASK_DEFINITION_2=$(aws ecs register-task-definition \
  --family fargate-tutorial-canary \
  --container-definitions '[
    {
      "name": "web",
      "image": "docker.io/leesjensen/cs329:linux-v2",
      "cpu": 0,
      "portMappings": [
        {
          "containerPort": 80,
          "hostPort": 80,
          "protocol": "tcp"
        }
      ],
      "essential": true,
      "environment": [
        {
          "name": "VERSION",
          "value": "canary"
        }
      ],
      "mountPoints": [],
      "volumesFrom": [],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/fargate-tutorial",
          "awslogs-region": "'"$REGION"'",
          "awslogs-stream-prefix": "web"
        }
      },
      "systemControls": []
    }
  ]' \
  --task-role-arn "arn:aws:iam::${ACCOUNT}:role/fargate-tutorial-task-role" \
  --execution-role-arn "arn:aws:iam::${ACCOUNT}:role/fargate-tutorial-execution-role" \
  --network-mode awsvpc \
  --requires-compatibilities FARGATE \
  --cpu 1024 \
  --memory 3072 \
  --tags '[
    {
      "key": "project",
      "value": "fargate-step-by-step"
    },
    {
      "key": "run",
      "value": "fargate-tutorial"
    },
    {
      "key": "step",
      "value": "deploy-canary"
    },
    {
      "key": "inputs",
      "value": "4f53cda18c2b"
    },
    {
      "key": "from",
      "value": "'"$TASK_DEFINITION"'"
    }
  ]' \
  --runtime-platform '{
    "cpuArchitecture": "X86_64",
    "operatingSystemFamily": "LINUX"
  }' \
  --query 'taskDefinition.taskDefinitionArn' --output text)

# Record what this step takes over.
aws ecs tag-resource \
  --resource-arn "arn:aws:ecs:${REGION}:${ACCOUNT}:service/fargate-tutorial/fargate-tutorial" \
  --tags key=changed:taskDefinition,value=deploy-canary \
    key=changed:deploymentConfiguration,value=deploy-canary \
    key=changed:loadBalancers,value=deploy-canary

# Record that ECS moves the traffic of this listener from now on.
aws elbv2 add-tags \
  --resource-arns "$LISTENER" \
  --tags Key=changed:DefaultActions,Value=deploy-canary

# Start the deployment, or go back.
SERVICE_DEPLOYMENT=$(aws ecs update-service \
  --service fargate-tutorial \
  --cluster fargate-tutorial \
  --task-definition "$TASK_DEFINITION_2" \
  --deployment-configuration '{
    "deploymentCircuitBreaker": {
      "enable": true,
      "rollback": true
    },
    "strategy": "CANARY",
    "bakeTimeInMinutes": 1,
    "lifecycleHooks": [],
    "canaryConfiguration": {
      "canaryPercent": 10,
      "canaryBakeTimeInMinutes": 2
    }
  }' \
  --load-balancers '[
    {
      "targetGroupArn": "'"$TARGET_GROUP"'",
      "containerName": "web",
      "containerPort": 80,
      "advancedConfiguration": {
        "alternateTargetGroupArn": "'"$TARGET_GROUP_2"'",
        "productionListenerRule": "'"$LISTENER_RULE"'",
        "testListenerRule": "'"$LISTENER_RULE_2"'",
        "roleArn": "arn:aws:iam::'"$ACCOUNT"':role/fargate-tutorial-infrastructure-role"
      }
    }
  ]' \
  --query 'service.currentServiceDeployment' --output text)

# Every 10 seconds, see which stage the deployment is in.
STATUS=
until [[ $STATUS =~ (SUCCESSFUL|FAILED|STOPPED)$ ]]; do
  sleep 10
  STATUS=$(aws ecs describe-service-deployments \
    --service-deployment-arns "$SERVICE_DEPLOYMENT" \
    --query 'serviceDeployments[0].status' --output text)
done
echo "$STATUS"

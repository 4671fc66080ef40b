# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Tell ECS what to run, at what size, with which roles.
aws ecs register-task-definition \
  --family fargate-tutorial \
  --container-definitions '[
    {
      "name": "web",
      "image": "docker.io/leesjensen/cs329:linux-v2",
      "portMappings": [
        {
          "containerPort": 80,
          "protocol": "tcp"
        }
      ],
      "essential": true,
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/fargate-tutorial",
          "awslogs-region": "'"$REGION"'",
          "awslogs-stream-prefix": "web"
        }
      }
    }
  ]' \
  --task-role-arn "arn:aws:iam::${ACCOUNT}:role/fargate-tutorial-task-role" \
  --execution-role-arn "arn:aws:iam::${ACCOUNT}:role/fargate-tutorial-execution-role" \
  --network-mode awsvpc \
  --requires-compatibilities FARGATE \
  --cpu 1024 \
  --memory 3072 \
  --tags key=project,value=fargate-step-by-step \
    key=run,value=fargate-tutorial \
    key=step,value=register-task-definition \
    key=inputs,value=c1b18fc70896 \
  --runtime-platform '{
    "cpuArchitecture": "X86_64",
    "operatingSystemFamily": "LINUX"
  }'

# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

# Your Region: from the environment, or from `aws configure`.
REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}

# Tell ECS what to run together, and in which order.
aws ecs register-task-definition \
  --family fargate-tutorial-blog \
  --container-definitions '[
    {
      "name": "cache",
      "image": "public.ecr.aws/docker/library/memcached:1.6",
      "memory": 128,
      "essential": false,
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/fargate-tutorial",
          "awslogs-region": "'"$REGION"'",
          "awslogs-stream-prefix": "blog"
        }
      },
      "healthCheck": {
        "command": [
          "CMD",
          "bash",
          "-c",
          "</dev/tcp/127.0.0.1/11211"
        ]
      }
    },
    {
      "name": "app",
      "image": "public.ecr.aws/docker/library/tomcat:10.1",
      "environment": [
        {
          "name": "CACHE",
          "value": "127.0.0.1:11211"
        }
      ],
      "dependsOn": [
        {
          "containerName": "cache",
          "condition": "START"
        }
      ],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/fargate-tutorial",
          "awslogs-region": "'"$REGION"'",
          "awslogs-stream-prefix": "blog"
        }
      },
      "healthCheck": {
        "command": [
          "CMD",
          "bash",
          "-c",
          "</dev/tcp/127.0.0.1/8080"
        ]
      }
    },
    {
      "name": "web",
      "image": "public.ecr.aws/docker/library/httpd:2.4",
      "portMappings": [
        {
          "containerPort": 80
        }
      ],
      "environment": [
        {
          "name": "APP",
          "value": "127.0.0.1:8080"
        }
      ],
      "dependsOn": [
        {
          "containerName": "app",
          "condition": "HEALTHY"
        }
      ],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/fargate-tutorial",
          "awslogs-region": "'"$REGION"'",
          "awslogs-stream-prefix": "blog"
        }
      },
      "healthCheck": {
        "command": [
          "CMD",
          "bash",
          "-c",
          "</dev/tcp/127.0.0.1/80"
        ]
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
    key=step,value=register-sidecar-task \
    key=inputs,value=091a7b7e815e \
  --runtime-platform '{
    "cpuArchitecture": "X86_64",
    "operatingSystemFamily": "LINUX"
  }'

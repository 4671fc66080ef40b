import type { Name } from './fact.ts';

/** Names of things elsewhere: other programs, AWS's own policies, Regions. */
export const NAMES: readonly Name[] = [
  // Get the code.
  {
    name: 'EBADENGINE',
    what: 'the code of a warning of npm',
    source: {
      url: 'https://docs.npmjs.com/cli/v11/using-npm/config#engine-strict',
      read: '2026-11-29',
    },
  },
  // Create the listener.
  {
    name: 'UnsupportedCertificate',
    what: 'the code of an error of Elastic Load Balancing that its API model does not list',
    source: {
      url: 'https://github.com/hashicorp/terraform-provider-aws/issues/41789',
      read: '2026-11-30',
    },
  },
  // Private subnets and secrets.
  {
    name: 'ecr.api',
    what: 'the interface endpoint of the API of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr.dkr',
    what: 'the interface endpoint through which images are pulled from Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'com.amazonaws.us-east-1.ecr.api',
    what: 'the same endpoint, with its Region',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ssm',
    what: 'the interface endpoint of Systems Manager, with Parameter Store',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-version-migration.html',
      read: '2026-11-29',
    },
  },
  {
    name: ':password::',
    what: 'how an ARN names a key of a JSON secret',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'password',
    near: /in place of/,
    what: 'a key in a JSON secret, as an example',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'secretsmanager:GetSecretValue',
    what: 'an action of IAM',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ssm:GetParameters',
    what: 'an action of IAM',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'kms:Decrypt',
    what: 'an action of IAM',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'IPv4',
    what: 'the Internet Protocol with addresses of four numbers',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc791', read: '2026-11-22' },
  },
  {
    name: 'localhost',
    what: 'the name of the machine itself',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc6761', read: '2026-11-22' },
  },
  {
    name: 'CodeDeploy',
    what: 'the AWS service that once did blue/green deployments for ECS',
    source: {
      url: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/welcome.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'MicroVMs',
    what: 'a part of AWS Lambda',
    source: { url: 'https://aws.amazon.com/lambda/pricing/', read: '2026-11-22' },
  },
  {
    name: 'PowerUserAccess',
    what: 'a policy of AWS that allows nearly everything but IAM',
    source: {
      url: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'aws:RequestedRegion',
    what: 'a condition key of IAM',
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'aws:ViaAWSService',
    what: 'a condition key of IAM, true of a call that a service makes for a caller',
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
      read: '2026-11-30',
    },
  },
  {
    name: 'us-west-1',
    near: /zone/,
    what: 'a Region in which not every zone has Fargate',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'ap-northeast-1',
    near: /zone/,
    what: 'a Region in which not every zone has Fargate',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'student-07',
    what: 'an example of a --name',
    source: { file: 'scripts/cli/common-flags.ts', says: 'expected 1 to 32 letters' },
  },
  {
    name: 'httpd',
    what: "Docker's official image of the Apache web server",
    source: { url: 'https://hub.docker.com/_/httpd', read: '2026-11-22' },
  },
  {
    name: 'public.ecr.aws/docker/library/httpd:2.4',
    what: "AWS's copy of it",
    source: { url: 'https://gallery.ecr.aws/docker/library/httpd', read: '2026-11-22' },
  },
  {
    name: 'public.ecr.aws',
    what: 'the address of Amazon ECR Public',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'aws sso login',
    what: 'signs in to the AWS CLI',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/sso/login.html',
      read: '2026-11-22',
    },
  },
  {
    name: 'aws configure',
    what: 'sets a profile of the AWS CLI up',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/configure/',
      read: '2026-11-22',
    },
  },
  {
    name: 'localhost/sample:1',
    what: 'the image that the reader builds',
    source: { file: 'tests/app/sample-image.slow.test.ts', says: "'localhost/sample:1'" },
  },
  {
    name: 'localhost/sample:2',
    what: 'the image with the changed line',
    source: { file: 'tests/app/sample-image.slow.test.ts', says: "'localhost/sample:2'" },
  },
  {
    name: 'docker build --tag localhost/sample:1 scripts/app/sample',
    what: 'builds an image from the Dockerfile of a folder',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-29',
    },
  },
  {
    name: 'docker build --tag localhost/sample:2 scripts/app/sample',
    what: 'the same, for the changed line',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-29',
    },
  },
  {
    name: 'while curl --silent --show-error --fail http://127.0.0.1:4748/; do sleep 0.2; done',
    what: 'asks five times a second, and ends at the first request that fails',
    source: { url: 'https://curl.se/docs/manpage.html', read: '2026-11-29' },
  },
  {
    name: 'docker',
    what: 'the command of Docker',
    source: { url: 'https://docs.docker.com/reference/cli/docker/', read: '2026-11-29' },
  },
  {
    name: 'podman',
    what: 'the command of Podman',
    source: {
      url: 'https://docs.podman.io/en/latest/markdown/podman-build.1.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'MESSAGE',
    near: /change the text of/,
    what: 'the line of the sample that is to be changed',
    source: {
      file: 'scripts/app/sample/server.ts',
      says: "const MESSAGE = 'Hello from version 1';",
    },
  },
  {
    name: 'TypeScript',
    what: 'a language that Node.js runs without a compiler',
    source: { url: 'https://nodejs.org/api/typescript.html', read: '2026-11-29' },
  },
  {
    name: 'docker buildx build --platform linux/amd64,linux/arm64',
    what: 'builds an image for two processors',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-22',
    },
  },
  {
    name: 'exec format error',
    what: 'what Linux says of a program that was built for another processor (ENOEXEC)',
    source: { url: 'https://man7.org/linux/man-pages/man3/errno.3.html', read: '2026-11-22' },
  },
  {
    name: 'HTTP 404',
    what: 'the answer "not found"',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc9110', read: '2026-11-22' },
  },
  {
    name: 'HTTP 500',
    what: 'the answer "internal server error"',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc9110', read: '2026-11-22' },
  },
  {
    name: 'curl',
    what: 'a program that asks a URL',
    source: { url: 'https://curl.se/docs/manpage.html', read: '2026-11-22' },
  },
  {
    name: 'DeregisterTakesNoResource',
    what: 'the name of a statement in our policies',
    source: { file: 'src/engine/aws/ecs.ts', says: "sid: 'DeregisterTakesNoResource'" },
  },
  {
    name: 'TrustPolicyHasNoConditionKey',
    what: 'the same',
    source: { file: 'src/engine/aws/iam.ts', says: "sid: 'TrustPolicyHasNoConditionKey'" },
  },
  {
    name: 'policy.json',
    what: 'a file of the reader',
    source: {
      file: 'src/content/docs/reference/permissions.mdx',
      says: 'Save it as `policy.json`',
    },
  },
  {
    name: 'web/web/',
    what: 'the beginning of the names of log streams: the prefix and the container',
    source: {
      file: 'scripts/steps/register-task-definition.ts',
      says: "'awslogs-stream-prefix': 'web'",
    },
  },
  {
    name: 'SignInLocalDevelopmentAccess',
    what: 'a policy of AWS that lets a user sign in with aws login',
    source: {
      url: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
      read: '2026-11-29',
    },
  },
  ...[
    ['aws freetier get-account-plan-state --region us-east-1', 'says which plan an account has'],
    ['GetAccountPlanState', 'the operation of the Free Tier API that this command calls'],
    ['freetier:GetAccountPlanState', 'the permission that it needs'],
  ].map(([name = '', what = '']) => ({
    name,
    what,
    source: {
      url: 'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_freetier_GetAccountPlanState.html',
      read: '2026-11-29',
    },
  })),
  {
    name: 'aws login',
    what: 'a command of the AWS CLI that signs in by the browser',
    source: {
      url: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
      read: '2026-11-29',
    },
  },
  {
    name: '--cpu 0.75',
    near: /which is not a whole number/,
    what: 'a size that the program refuses',
    source: { file: 'scripts/inputs.ts', says: 'expected CPU units, a whole number' },
  },
  {
    name: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
    what: 'it stands for a certificate of the reader’s',
    source: {
      file: 'scripts/inputs.ts',
      says: 'expected the ARN of a certificate in ACM, such as',
    },
  },
  {
    name: 'you@example.com',
    what: 'an address that nobody has',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc2606', read: '2026-11-29' },
  },
  {
    name: 'app.example.com',
    what: 'a name that stands for one of the reader’s',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc2606', read: '2026-11-29' },
  },
  {
    name: 'CNAME',
    what: 'a record of the domain name system that leads from one name to another',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc1034', read: '2026-11-29' },
  },
  {
    name: 'ELBSecurityPolicy-2016-08',
    what: 'the security policy of a listener that is made by a program without one',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'class.txt',
    what: 'the file with the names of a class',
    source: { file: 'src/site/weaving/class-loops.ts', says: 'done <class.txt' },
  },
  {
    name: 'PowerShell',
    what: 'a shell',
    source: { url: 'https://learn.microsoft.com/powershell/', read: '2026-11-29' },
  },
  {
    name: 'retryUntilConsistent',
    what: 'what a step calls to make a call again',
    source: { file: 'src/engine/context.ts', says: 'retryUntilConsistent: (call)' },
  },
  {
    name: 'lambda:InvokeFunctionUrl',
    what: 'a permission of Lambda without an operation of its own',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'lambda:InvokeFunction',
    what: 'the permission to call a function',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr:BatchGetImage',
    what: 'a permission of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr:GetDownloadUrlForLayer',
    what: 'a permission of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr:GetRepositoryPolicy',
    what: 'a permission of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'ecr:SetRepositoryPolicy',
    what: 'a permission of Amazon ECR',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'lambda.amazonaws.com',
    what: 'the name of Lambda in a policy',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'aws ecr create-repository',
    what: 'makes a repository of images',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/ecr/create-repository.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'aws ecr get-login-password',
    what: 'gives a password for a registry',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/ecr/get-login-password.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'aws ecr delete-repository',
    what: 'deletes a repository of images',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/reference/ecr/delete-repository.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'docker login',
    what: 'signs in to a registry',
    source: { url: 'https://docs.docker.com/reference/cli/docker/login/', read: '2026-11-29' },
  },
  {
    name: 'docker buildx build',
    what: 'builds an image',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-29',
    },
  },
  {
    name: '--platform linux/amd64',
    what: 'builds an image for one processor',
    source: {
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/',
      read: '2026-11-29',
    },
  },
  {
    name: '--provenance=false',
    what: 'builds an image without an index of several manifests',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'docker push',
    what: 'brings an image to its registry',
    source: { url: 'https://docs.docker.com/reference/cli/docker/image/push/', read: '2026-11-29' },
  },
  {
    name: '--aws-sigv4',
    what: 'has curl sign a request for AWS',
    source: { url: 'https://curl.se/docs/manpage.html', read: '2026-11-29' },
  },
  {
    name: 'spec.template.spec.containers[0].image',
    what: 'a field of a Deployment of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
      read: '2026-11-29',
    },
  },
  {
    name: 'containers[0].ports[0].containerPort',
    what: 'a field of a pod of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
      read: '2026-11-29',
    },
  },
  {
    name: 'containers[0].resources.requests',
    what: 'a field of a pod of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
      read: '2026-11-29',
    },
  },
  {
    name: 'spec.replicas',
    what: 'a field of a Deployment of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
      read: '2026-11-29',
    },
  },
  {
    name: 'podExecutionRoleArn',
    what: 'a member of CreateFargateProfile of EKS',
    source: {
      url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html',
      read: '2026-11-29',
    },
  },
  {
    name: 'DaemonSet',
    what: 'what runs a pod on each machine of Kubernetes',
    source: {
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/',
      read: '2026-11-29',
    },
  },
  {
    name: '/ping',
    what: 'the path of the health check of an Express service that is given none',
    source: { sdk: 'ecs', says: 'the default health check path is /ping' },
  },
  // Run a task once.
  {
    name: 'echo',
    what: 'a command that the local AWS simulates in a container',
    source: { file: 'src/local-aws/runtimes/container-command.ts', says: "name === 'echo'" },
  },
  {
    name: 'sleep',
    what: 'a command that the local AWS simulates in a container',
    source: { file: 'src/local-aws/runtimes/container-command.ts', says: "name === 'sleep'" },
  },
  {
    name: 'exit',
    what: 'a command that the local AWS simulates in a container',
    source: { file: 'src/local-aws/runtimes/container-command.ts', says: "name === 'exit'" },
  },
  {
    name: 'env',
    what: 'a command that the local AWS simulates in a container',
    source: { file: 'src/local-aws/runtimes/container-command.ts', says: "'env'" },
  },
];

resource "aws_apprunner_vpc_connector" "medinotes" {
  count              = var.platform == "apprunner" ? 1 : 0
  vpc_connector_name = "medinotes"
  subnets            = var.service_subnets
  security_groups    = [aws_security_group.service.id]
}

resource "aws_apprunner_auto_scaling_configuration_version" "medinotes" {
  count                           = var.platform == "apprunner" ? 1 : 0
  auto_scaling_configuration_name = "medinotes"
  min_size                        = 2
  max_size                        = 4
  max_concurrency                 = 100
}

resource "aws_apprunner_service" "medinotes" {
  count                          = var.platform == "apprunner" ? 1 : 0
  service_name                   = "medinotes"
  auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.medinotes[0].arn

  source_configuration {
    auto_deployments_enabled = false
    authentication_configuration { access_role_arn = aws_iam_role.start.arn }
    image_repository {
      image_identifier      = var.image
      image_repository_type = "ECR"
      image_configuration {
        port                          = "8000"
        runtime_environment_variables = local.environment
        runtime_environment_secrets   = local.secrets
      }
    }
  }

  instance_configuration {
    cpu               = "1024"
    memory            = "2048"
    instance_role_arn = aws_iam_role.service.arn
  }

  health_check_configuration {
    protocol            = "HTTP"
    path                = "/health"
    interval            = 5
    timeout             = 3
    healthy_threshold   = 1
    unhealthy_threshold = 5
  }

  network_configuration {
    egress_configuration {
      egress_type       = "VPC"
      vpc_connector_arn = aws_apprunner_vpc_connector.medinotes[0].arn
    }
  }

  depends_on = [aws_iam_role_policy.start, aws_iam_role_policy.service, aws_iam_role_policy.service_secrets]
  lifecycle { ignore_changes = [source_configuration[0].image_repository[0].image_identifier] } # npm run deploy changes it.
}

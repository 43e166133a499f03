resource "aws_ecs_cluster" "medinotes" {
  count = var.platform == "express" ? 1 : 0
  name  = "medinotes"
}

resource "aws_ecs_express_gateway_service" "medinotes" {
  count                   = var.platform == "express" ? 1 : 0
  service_name            = "medinotes"
  cluster                 = aws_ecs_cluster.medinotes[0].name
  cpu                     = "1024"
  memory                  = "2048"
  health_check_path       = "/health"
  execution_role_arn      = aws_iam_role.start.arn
  task_role_arn           = aws_iam_role.service.arn
  infrastructure_role_arn = aws_iam_role.infrastructure[0].arn
  wait_for_steady_state   = true

  network_configuration = [{
    subnets         = var.service_subnets
    security_groups = [aws_security_group.service.id]
  }]

  # Two, so that one may fail or be replaced.
  scaling_target = [{
    auto_scaling_metric       = "AVERAGE_CPU"
    auto_scaling_target_value = 60
    min_task_count            = 2
    max_task_count            = 4
  }]

  primary_container {
    image          = var.image
    container_port = 8000

    aws_logs_configuration = [{
      log_group         = aws_cloudwatch_log_group.medinotes.name
      log_stream_prefix = "service"
    }]

    dynamic "environment" {
      for_each = local.environment
      content {
        name  = environment.key
        value = environment.value
      }
    }

    dynamic "secret" {
      for_each = local.secrets
      content {
        name       = secret.key
        value_from = secret.value
      }
    }
  }

  # The policies must outlive the service while it drains.
  depends_on = [
    aws_iam_role_policy.start, aws_iam_role_policy.service, aws_iam_role_policy_attachment.infrastructure,
  ]
  lifecycle { ignore_changes = [primary_container[0].image] } # npm run deploy changes it.
}

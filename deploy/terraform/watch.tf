resource "aws_cloudwatch_log_group" "medinotes" {
  name              = "/medinotes/service"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.medinotes.arn
}

resource "aws_sns_topic" "alarms" {
  name              = "medinotes-alarms"
  kms_master_key_id = aws_kms_key.medinotes.arn
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

locals {
  # App Runner has log groups of its own, which it names after the service and its id.
  log_group = (
    var.platform == "express" ? aws_cloudwatch_log_group.medinotes.name :
    "/aws/apprunner/medinotes/${aws_apprunner_service.medinotes[0].service_id}/application"
  )

  # Figures of METRICS_EMF, by the names of the runbook.
  alarms = {
    RequestsFail              = { metric = "ServerErrors", statistic = "Sum", above = 2, minutes = 5 }
    RequestsSlow              = { metric = "SlowRequests", statistic = "Sum", above = 5, minutes = 10 }
    DatabaseConnectionsScarce = { metric = "DatabaseWaiting", statistic = "Maximum", above = 0, minutes = 3 }
    EventLoopBlocked          = { metric = "EventLoopLagSeconds", statistic = "Maximum", above = 0.25, minutes = 5 }
    MemoryHigh                = { metric = "ResidentMemoryBytes", statistic = "Maximum", above = 1.5e9, minutes = 10 }
    JobsLate                  = { metric = "JobsOverdue", statistic = "Maximum", above = 20, minutes = 10 }
    FaultsSeen                = { metric = "Faults", statistic = "Sum", above = 5, minutes = 15 }
  }
}

resource "aws_cloudwatch_metric_alarm" "figures" {
  for_each            = local.alarms
  alarm_name          = "medinotes-${each.key}"
  alarm_description   = "docs/runbook.md, ${each.key}"
  namespace           = "MediNotes"
  metric_name         = each.value.metric
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.above
  period              = 60
  evaluation_periods  = each.value.minutes
  datapoints_to_alarm = each.value.minutes
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# Nothing counted for five minutes: nothing runs.
resource "aws_cloudwatch_metric_alarm" "down" {
  alarm_name          = "medinotes-ServiceDown"
  alarm_description   = "docs/runbook.md, ServiceDown"
  namespace           = "MediNotes"
  metric_name         = "ResidentMemoryBytes"
  statistic           = "SampleCount"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# Once is enough.
resource "aws_cloudwatch_log_metric_filter" "events" {
  for_each       = { AuditBroken = "audit-broken", EmergencyAccess = "break-glass" }
  name           = each.key
  log_group_name = local.log_group
  pattern        = "{ $.event = \"${each.value}\" }"
  metric_transformation {
    name      = each.key
    namespace = "MediNotes"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "events" {
  for_each            = aws_cloudwatch_log_metric_filter.events
  alarm_name          = "medinotes-${each.key}"
  alarm_description   = "docs/runbook.md, ${each.key}"
  namespace           = "MediNotes"
  metric_name         = each.key
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_budgets_budget" "medinotes" {
  name         = "medinotes"
  budget_type  = "COST"
  limit_amount = var.monthly_budget_usd
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
  notification {
    comparison_operator        = "GREATER_THAN"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    notification_type          = "ACTUAL"
    subscriber_email_addresses = [var.alarm_email]
  }
  notification {
    comparison_operator        = "GREATER_THAN"
    threshold                  = 100
    threshold_type             = "PERCENTAGE"
    notification_type          = "FORECASTED"
    subscriber_email_addresses = [var.alarm_email]
  }
}

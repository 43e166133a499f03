# What the running service may do: its own two folders of one bucket, its own key, sending. Nothing else.
resource "aws_iam_role" "service" {
  name               = "medinotes-service"
  assume_role_policy = data.aws_iam_policy_document.assume["service"].json
}

resource "aws_iam_role_policy" "service" {
  role   = aws_iam_role.service.id
  policy = data.aws_iam_policy_document.service.json
}

data "aws_iam_policy_document" "service" {
  statement {
    sid = "Documents"
    actions = [
      "s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:AbortMultipartUpload",
    ]
    resources = ["${aws_s3_bucket.medinotes.arn}/documents/*"]
  }
  statement {
    sid       = "AnchorsAreNeverDeleted"
    actions   = ["s3:PutObject", "s3:PutObjectRetention", "s3:GetObject"]
    resources = ["${aws_s3_bucket.medinotes.arn}/audit-anchors/*"]
  }
  statement {
    sid       = "WhatLiesThere"
    actions   = ["s3:ListBucket", "s3:ListBucketVersions"]
    resources = [aws_s3_bucket.medinotes.arn]
  }
  statement {
    sid       = "Key"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.medinotes.arn]
  }
  statement {
    sid       = "Mail"
    actions   = ["ses:SendEmail"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "ses:FromAddress"
      values   = [var.notices_from]
    }
  }
  statement {
    sid       = "HowMailAndSmsFare"
    actions   = ["ses:GetAccount", "sns:GetSMSAttributes"]
    resources = ["*"]
  }
  # An SMS goes to a number, which is no resource; topics are refused by the second statement.
  statement {
    sid       = "Sms"
    actions   = ["sns:Publish"]
    resources = ["*"]
  }
  statement {
    sid       = "SmsOnly"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = ["arn:aws:sns:*:*:*"]
  }
}

# What starts the service: the image, the secrets by name, the log.
resource "aws_iam_role" "start" {
  name               = "medinotes-start"
  assume_role_policy = data.aws_iam_policy_document.assume["start"].json
}

resource "aws_iam_role_policy" "start" {
  role   = aws_iam_role.start.id
  policy = data.aws_iam_policy_document.start.json
}

data "aws_iam_policy_document" "start" {
  statement {
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }
  statement {
    actions = [
      "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:DescribeImages",
    ]
    resources = [aws_ecr_repository.medinotes.arn]
  }
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.medinotes.arn}:*"]
  }
  dynamic "statement" {
    for_each = var.platform == "express" ? [1] : []
    content {
      actions   = ["secretsmanager:GetSecretValue"]
      resources = values(local.secrets)
    }
  }
  dynamic "statement" {
    for_each = var.platform == "express" ? [1] : []
    content {
      actions   = ["kms:Decrypt"]
      resources = [aws_kms_key.medinotes.arn]
    }
  }
}

# App Runner reads secrets as the running service.
resource "aws_iam_role_policy" "service_secrets" {
  count = var.platform == "apprunner" ? 1 : 0
  role  = aws_iam_role.service.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = values(local.secrets)
  }] })
}

# What Express Mode builds around the service: load balancer, certificate, scaling. AWS's own policy for it.
resource "aws_iam_role" "infrastructure" {
  count              = var.platform == "express" ? 1 : 0
  name               = "medinotes-infrastructure"
  assume_role_policy = data.aws_iam_policy_document.assume["infrastructure"].json
}

resource "aws_iam_role_policy_attachment" "infrastructure" {
  count      = var.platform == "express" ? 1 : 0
  role       = aws_iam_role.infrastructure[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRoleforExpressGatewayServices"
}

data "aws_iam_policy_document" "assume" {
  for_each = {
    service        = var.platform == "express" ? "ecs-tasks.amazonaws.com" : "tasks.apprunner.amazonaws.com"
    start          = var.platform == "express" ? "ecs-tasks.amazonaws.com" : "build.apprunner.amazonaws.com"
    infrastructure = "ecs.amazonaws.com"
  }
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = [each.value]
    }
  }
}

# Made here, filled by hand (docs/runbook.md), so that no value is ever in Terraform's state.
locals {
  secrets = { for name in var.secrets : name => aws_secretsmanager_secret.medinotes[name].arn }

  environment = {
    PUBLIC_URL  = var.public_url
    AWS_REGION  = "ap-southeast-2"
    S3_BUCKET   = aws_s3_bucket.medinotes.bucket
    KMS_KEY_ID  = aws_kms_key.medinotes.arn
    SES_FROM    = var.notices_from
    ADMIN_EMAIL = var.admin_email
    METRICS_EMF = "true"
    TRUST_PROXY = var.platform == "express" ? var.vpc_cidr : "linklocal,uniquelocal"
    DATA_DIR    = "/data"
    LOG_LEVEL   = "info"
    # Whose word on the database's certificate counts: see deploy/certificates.
    NODE_EXTRA_CA_CERTS = "/app/certificates/rds.pem"
  }
}

resource "aws_secretsmanager_secret" "medinotes" {
  for_each                = var.secrets
  name                    = "medinotes/${each.key}"
  kms_key_id              = aws_kms_key.medinotes.arn
  recovery_window_in_days = 30
}

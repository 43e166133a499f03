# Wraps the data keys and encrypts documents, database, secrets and logs.
resource "aws_kms_key" "medinotes" {
  description             = "MediNotes Pro: patient data"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json
  lifecycle { prevent_destroy = true }
}

resource "aws_kms_alias" "medinotes" {
  name          = "alias/medinotes"
  target_key_id = aws_kms_key.medinotes.key_id
}

data "aws_iam_policy_document" "key" {
  statement {
    sid       = "AccountByItsOwnPolicies"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
  statement {
    sid       = "Logs"
    actions   = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["logs.ap-southeast-2.amazonaws.com"]
    }
    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:ap-southeast-2:${data.aws_caller_identity.current.account_id}:log-group:/medinotes/*"]
    }
  }
  statement {
    sid       = "Alarms"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

# Documents, and the anchors of the audit trail, which Object Lock keeps for seven years by their own retention.
resource "aws_s3_bucket" "medinotes" {
  bucket              = "medinotes-${data.aws_caller_identity.current.account_id}"
  object_lock_enabled = true
  lifecycle { prevent_destroy = true }
}

resource "aws_s3_bucket_versioning" "medinotes" {
  bucket = aws_s3_bucket.medinotes.id
  versioning_configuration { status = "Enabled" }
}

resource "aws_s3_bucket_public_access_block" "medinotes" {
  bucket                  = aws_s3_bucket.medinotes.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "medinotes" {
  bucket = aws_s3_bucket.medinotes.id
  rule { object_ownership = "BucketOwnerEnforced" }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "medinotes" {
  bucket = aws_s3_bucket.medinotes.id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.medinotes.arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "medinotes" {
  bucket = aws_s3_bucket.medinotes.id
  rule {
    id     = "unfinished-uploads"
    status = "Enabled"
    filter {}
    abort_incomplete_multipart_upload { days_after_initiation = 7 }
  }
  # The service deletes every version of a destroyed document itself; this catches what a crash left.
  rule {
    id     = "old-versions-of-documents"
    status = "Enabled"
    filter { prefix = "documents/" }
    noncurrent_version_expiration { noncurrent_days = 35 }
  }
}

resource "aws_s3_bucket_policy" "medinotes" {
  bucket = aws_s3_bucket.medinotes.id
  policy = data.aws_iam_policy_document.bucket.json
}

data "aws_iam_policy_document" "bucket" {
  statement {
    sid       = "OverTlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.medinotes.arn, "${aws_s3_bucket.medinotes.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_ecr_repository" "medinotes" {
  name                 = "medinotes"
  image_tag_mutability = "IMMUTABLE"
  image_scanning_configuration { scan_on_push = true }
}

resource "aws_ecr_lifecycle_policy" "medinotes" {
  repository = aws_ecr_repository.medinotes.name
  policy = jsonencode({ rules = [{
    rulePriority = 1
    description  = "The last thirty can be gone back to"
    selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 30 }
    action       = { type = "expire" }
  }] })
}

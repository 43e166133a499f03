resource "aws_db_subnet_group" "medinotes" {
  name       = "medinotes"
  subnet_ids = var.database_subnets
}

resource "aws_security_group" "service" {
  name_prefix = "medinotes-service-"
  description = "The service: goes out, and is reached by its load balancer alone"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "service" {
  security_group_id = aws_security_group.service.id
  description       = "AWS, OpenAI, Acuity, mail and the database"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "service" {
  count             = var.platform == "express" ? 1 : 0
  security_group_id = aws_security_group.service.id
  description       = "The load balancer that Express Mode builds, within this network"
  ip_protocol       = "tcp"
  from_port         = 8000
  to_port           = 8000
  cidr_ipv4         = var.vpc_cidr
}

resource "aws_security_group" "database" {
  name_prefix = "medinotes-database-"
  description = "PostgreSQL, for the service alone"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.service.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_db_parameter_group" "medinotes" {
  name_prefix = "medinotes-"
  family      = "postgres18"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
  # What a failed statement says may quote a patient's data.
  parameter {
    name  = "log_min_error_statement"
    value = "panic"
  }
  parameter {
    name  = "log_min_messages"
    value = "log"
  }
  parameter {
    name  = "log_error_verbosity"
    value = "terse"
  }
}

resource "aws_db_instance" "medinotes" {
  identifier                      = "medinotes"
  engine                          = "postgres"
  engine_version                  = "18"
  instance_class                  = "db.t4g.small"
  allocated_storage               = 20
  max_allocated_storage           = 200
  storage_type                    = "gp3"
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.medinotes.arn
  username                        = "postgres"
  manage_master_user_password     = true
  master_user_secret_kms_key_id   = aws_kms_key.medinotes.arn
  multi_az                        = true
  db_subnet_group_name            = aws_db_subnet_group.medinotes.name
  vpc_security_group_ids          = [aws_security_group.database.id]
  parameter_group_name            = aws_db_parameter_group.medinotes.name
  publicly_accessible             = false
  backup_retention_period         = 35 # Any moment of the last five weeks can be gone back to.
  copy_tags_to_snapshot           = true
  auto_minor_version_upgrade      = true
  maintenance_window              = "sun:16:00-sun:17:00" # Monday 2 am in Sydney.
  performance_insights_enabled    = false                 # It keeps statements.
  enabled_cloudwatch_logs_exports = ["postgresql"]
  deletion_protection             = true
  skip_final_snapshot             = false
  final_snapshot_identifier       = "medinotes-final"
  lifecycle { prevent_destroy = true }
}

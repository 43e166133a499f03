terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.23" # The first with aws_ecs_express_gateway_service.
    }
  }
  # Keep the state where it is encrypted and locked, never beside this file:
  # backend "s3" { bucket = "…", key = "medinotes.tfstate", region = "ap-southeast-2", use_lockfile = true, encrypt = true }
}

provider "aws" {
  region = "ap-southeast-2" # Health data stays in Australia.
  default_tags { tags = { product = "medinotes" } }
}

data "aws_caller_identity" "current" {}

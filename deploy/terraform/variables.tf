variable "platform" {
  description = "What runs the image: express (ECS Express Mode), or apprunner, which takes no new customers since 30 April 2026"
  type        = string
  default     = "express"
  validation {
    condition     = contains(["express", "apprunner"], var.platform)
    error_message = "Takes express or apprunner."
  }
}

variable "image" {
  description = "The first image, with its tag; npm run deploy changes it from then on"
  type        = string
}

variable "public_url" {
  description = "What people open, such as https://notes.example.com.au"
  type        = string
}

variable "notices_from" {
  description = "Address that notices come from, verified in SES"
  type        = string
}

variable "admin_email" {
  description = "Who is invited to run the installation first"
  type        = string
}

variable "alarm_email" {
  description = "Who hears of alarms and of the budget"
  type        = string
}

variable "monthly_budget_usd" {
  description = "An alarm at 80 % of it and when it is forecast to be passed"
  type        = number
  default     = 300
}

variable "vpc_id" {
  type = string
}

variable "vpc_cidr" {
  description = "Of that network: the load balancer's addresses, whose word on who calls is believed"
  type        = string
}

variable "service_subnets" {
  description = "Two or more: public ones for express, which has its load balancer there; private ones with a way out for apprunner"
  type        = list(string)
}

variable "database_subnets" {
  description = "Two or more private ones"
  type        = list(string)
}

variable "secrets" {
  description = "Which of the secret variables of .env.example the service gets; each must be filled before it starts"
  type        = set(string)
  default     = ["DATABASE_URL", "DATABASE_MIGRATION_URL", "METRICS_TOKEN"]
}

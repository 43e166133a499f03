output "service" {
  description = "MEDINOTES_SERVICE for npm run deploy"
  value = (
    var.platform == "express" ? aws_ecs_express_gateway_service.medinotes[0].service_arn : aws_apprunner_service.medinotes[0].arn
  )
}

output "url" {
  description = "What PUBLIC_URL's DNS record leads to"
  value = (
    var.platform == "express" ? aws_ecs_express_gateway_service.medinotes[0].ingress_paths[0].endpoint :
    "https://${aws_apprunner_service.medinotes[0].service_url}"
  )
}

output "database" {
  value = aws_db_instance.medinotes.endpoint
}

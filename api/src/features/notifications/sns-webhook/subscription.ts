/** Says yes to a subscription through the API: the address that the message names is never opened. */
export async function confirmSubscription(topicArn: string, token: string) {
  const { SNSClient, ConfirmSubscriptionCommand } = await import('@aws-sdk/client-sns')
  const client = new SNSClient({
    region: topicArn.split(':')[3] ?? '',
    requestHandler: { connectionTimeout: 3000, requestTimeout: 10_000 },
  })
  try {
    await client.send(
      new ConfirmSubscriptionCommand({ TopicArn: topicArn, Token: token, AuthenticateOnUnsubscribe: 'true' }),
    )
  } finally {
    client.destroy()
  }
}

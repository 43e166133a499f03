import { awsOptions } from '../aws-fault.ts'

/** Says yes to a subscription through the API, at `endpoint` where that is not AWS: the address that the message names is never opened. */
export async function confirmSubscription(topicArn: string, token: string, endpoint?: string) {
  const { SNSClient, ConfirmSubscriptionCommand } = await import('@aws-sdk/client-sns')
  const region = topicArn.split(':')[3] ?? ''
  const client = new SNSClient(awsOptions({ region, ...(endpoint !== undefined && { endpoint }) }))
  try {
    await client.send(
      new ConfirmSubscriptionCommand({ TopicArn: topicArn, Token: token, AuthenticateOnUnsubscribe: 'true' }),
    )
  } finally {
    client.destroy()
  }
}

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

interface Call {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

type Answer = { status: number; body: string; headers?: Record<string, string> } | 'silence'

/** SES version 2 and SNS in their wire formats: JSON over REST, and forms answered with XML. */
export async function startAwsStandIn() {
  const calls: Call[] = []
  /** What the next calls are answered with instead of success. */
  const answers: Answer[] = []
  const server = createServer((request, reply) => void answer(request, reply))
  async function answer(request: IncomingMessage, reply: ServerResponse) {
    const [path, body] = [request.url ?? '', await text(request)]
    calls.push({ path, headers: request.headers, body })
    const given = answers.shift() ?? (path === '/' ? snsSuccess(new URLSearchParams(body)) : sesSuccess())
    if (given !== 'silence') reply.writeHead(given.status, given.headers).end(given.body)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...{ calls, answers, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type AwsStandIn = Awaited<ReturnType<typeof startAwsStandIn>>

export const sesMessageId = '0100018b5c3c0a4f-6a4b1f00-0000-4000-8000-000000000000-000000'
export const snsMessageId = '94f20ce6-13c5-43a0-9a9e-ca52d816e90b'
const requestId = '<ResponseMetadata><RequestId>f187a3c1-376f-11df-8963-01868b7c937a</RequestId></ResponseMetadata>'
const namespace = 'xmlns="https://sns.amazonaws.com/doc/2010-03-31/"'
const xml = { 'content-type': 'text/xml' }

const sesSuccess = (): Answer => ({
  status: 200,
  body: JSON.stringify({ MessageId: sesMessageId }),
  headers: { 'content-type': 'application/json' },
})

function snsSuccess(form: URLSearchParams): Answer {
  const action = form.get('Action') ?? ''
  const result =
    action === 'Publish' ? `<MessageId>${snsMessageId}</MessageId>` : '<SubscriptionArn>arn</SubscriptionArn>'
  const body = `<${action}Response ${namespace}><${action}Result>${result}</${action}Result>${requestId}</${action}Response>`
  return { status: 200, body, headers: xml }
}

export const sesError = (status: number, name: string, message: string): Answer => ({
  status,
  body: JSON.stringify({ message }),
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
})

export const snsError = (status: number, code: string, message: string): Answer => ({
  status,
  body: `<ErrorResponse ${namespace}><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
  headers: xml,
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { type OpenAiStandIn, startOpenAiStandIn } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import { saidInRecordings } from '../../../testing/openai-stand-in/transcription.ts'
import { createOpenAiTranscriber } from './openai-transcriber.ts'

/** A second of silence. */
const wav = Buffer.concat([
  Buffer.from(
    'RIFF\x24\x3e\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x40\x1f\x00\x00',
    'latin1',
  ),
  Buffer.alloc(8000, 128),
])

let standIn: OpenAiStandIn
let app: CallerApp
let clinician: Principal
beforeAll(async () => {
  standIn = await startOpenAiStandIn()
  app = await createCallerApp({ environment: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: standIn.baseUrl } })
  clinician = await app.person()
  await app.query(`update organizations set plan = 'premium' where id = $1`, [clinician.organization?.id])
})
afterAll(() => Promise.all([app.close(), standIn.close()]))
beforeEach(() => void standIn.requests.splice(0))

async function transcribe(payload: Buffer, { accept = 'application/json', consent = '', who = clinician } = {}) {
  const authorization = `Bearer ${await app.tokenFor(who)}`
  const headers = { authorization, accept, 'content-type': 'audio/wav' }
  const url = `/api/transcriptions${consent && `?consent=${consent}`}`
  const reply = await app.app.inject({ method: 'POST', url, headers, payload })
  return { status: reply.statusCode, body: reply.body, code: /"code":"(\w+)"/.exec(reply.body)?.[1] }
}

describe('a recording', () => {
  it('becomes text, at once or in events, with nothing kept of it but its size', async () => {
    expect(await transcribe(wav)).toMatchObject({ status: 200, body: JSON.stringify({ text: saidInRecordings }) })
    const { body } = await transcribe(wav, { accept: 'text/event-stream' })
    expect(body).toMatch(/^event: delta\ndata: \{"text":"Left "\}/)
    expect(body).toContain(`event: finished\ndata: {"text":"${saidInRecordings}"}`)
    expect(standIn.requests[0]?.body).toMatchObject({
      model: 'gpt-transcribe',
      file: { bytes: wav.length },
      stream: 'true',
    })
    const rows = await app.query<{ details: object }>(
      `select details from audit_events where action = 'consultation.dictated'`,
    )
    expect(rows.map(({ details }) => details)).toEqual(
      Array.from({ length: 2 }, () => ({ bytes: wav.length, type: 'audio/wav', consent: null })),
    )
  })

  it('that is empty, too large or none is refused before anything is sent', async () => {
    expect(await transcribe(Buffer.alloc(0))).toMatchObject({ status: 400 })
    expect(await transcribe(Buffer.from('no sound at all, just words'))).toMatchObject({ status: 415 })
    expect(await transcribe(Buffer.alloc(11_000_000))).toMatchObject({ status: 413 })
    expect(standIn.requests).toEqual([])
  })

  it('is not sent without the plan, nor under a consent that is somebody else’s or was withdrawn', async () => {
    expect(await transcribe(wav, { who: await app.person() })).toMatchObject({ status: 403, code: 'plan_required' })
    const { body } = await app.send(clinician, 'POST /api/dictation-consents', { payload: { wording: 1 } })
    const consent = String(body?.['id'])
    expect(await transcribe(wav, { consent })).toMatchObject({ status: 200 })
    const withdrawn = `POST /api/dictation-consents/${consent}/withdraw`
    expect((await app.send(await app.person(), withdrawn)).status).toBe(404)
    expect((await app.send(clinician, withdrawn)).status).toBe(200)
    expect((await app.send(clinician, withdrawn)).status).toBe(404)
    expect(await transcribe(wav, { consent })).toMatchObject({ status: 409 })
    expect(standIn.requests).toHaveLength(1)
  })

  it('whose transcription fails says why, in a reply or as the last event', async () => {
    standIn.enqueue({ fault: { kind: 'status', status: 503 } }, { fault: { kind: 'unended', afterTokens: 1 } })
    expect(await transcribe(wav)).toMatchObject({ status: 503, code: 'writer_unavailable' })
    const { body } = await transcribe(wav, { accept: 'text/event-stream' })
    expect(body).toContain('event: delta')
    expect(body).toMatch(/event: failed\ndata: \{.*"code":"generation_interrupted"/)
  })
})

describe('a transcriber', () => {
  const recording = { bytes: wav, type: 'audio/wav', extension: 'wav' }
  async function said(model: string) {
    const pieces: string[] = []
    const transcriber = createOpenAiTranscriber({ apiKey: 'sk-test', baseUrl: standIn.baseUrl, model })
    for await (const piece of transcriber.transcribe(recording, new AbortController().signal)) pieces.push(piece)
    return pieces
  }

  it('names speakers where the model tells them apart', async () => {
    expect(await said('gpt-4o-transcribe-diarize')).toEqual([`Speaker A: ${saidInRecordings}\n`])
  })

  it('tells a rejected key from a service that is busy', async () => {
    standIn.enqueue({ fault: { kind: 'status', status: 401 } })
    await expect(said('gpt-transcribe')).rejects.toMatchObject({
      code: 'writer_unavailable',
      detail: expect.stringContaining('key') as string,
    })
  })
})

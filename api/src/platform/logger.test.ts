import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

function capture(level = 'info') {
  const lines: string[] = []
  const logger = createLogger(level, { write: (line: string) => void lines.push(line) })
  return { logger, lines }
}

test('only fields of the list are written', () => {
  const { logger, lines } = capture()
  logger.info({ operation: 'a.b', patientName: 'Somebody', headers: { authorization: 'x' } }, 'Request')
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.any(String) as string,
    operation: 'a.b',
    msg: 'Request',
  })
})

test.each([
  ['under err, with words', (error: Error) => [{ err: error }, 'Failed'] as const],
  ['under err, without words', (error: Error) => [{ err: error }] as const],
  ['alone', (error: Error) => [error] as const],
])('an error %s leaves its messages out', (_how, toParameters) => {
  const { logger, lines } = capture()
  const cause = Object.assign(new RangeError('Somebody'), { code: '23505', detail: 'Somebody' })
  const [first, second] = toParameters(new TypeError('no row for Somebody\nat Somebody', { cause }))
  logger.error(first, second)
  const line = JSON.parse(lines[0] ?? '') as { err: { frames: string[]; cause: object } }
  expect(lines.join('')).not.toContain('Somebody')
  expect(line.err).toMatchObject({ type: 'TypeError', cause: { type: 'RangeError', code: '23505' } })
  expect(line.err.frames[0]).toContain('logger.test.ts')
})

test('the level decides', () => {
  const { logger, lines } = capture('warn')
  logger.info('quiet')
  logger.warn('loud')
  expect(lines).toHaveLength(1)
})

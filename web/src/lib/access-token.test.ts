import { beforeEach, describe, expect, it } from 'vitest'
import { createAccessToken } from './access-token.ts'

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

let clock = 0
let issued = 0
let issuer: () => Promise<string>

const minutes = (count: number) => count * 60_000

/** The issuer's own clock is an hour off, as clocks are. */
const tokenOf = (lifetimeSeconds: number) => {
  issued += 1
  const iat = Math.floor(clock / 1000) + 3600
  return `${encode({ alg: 'none' })}.${encode({ iat, exp: iat + lifetimeSeconds, n: issued })}.signature-${issued}`
}

const create = () =>
  createAccessToken(
    () => issuer(),
    () => clock,
  )

beforeEach(() => {
  clock = minutes(1000)
  issued = 0
  issuer = async () => tokenOf(300)
})

describe('the access token', () => {
  it('is asked for once and then kept', async () => {
    const token = create()
    const first = await token.get()
    clock += minutes(3.9)
    expect(await token.get()).toBe(first)
    expect(issued).toBe(1)
  })

  it('is renewed a minute before it ends', async () => {
    const token = create()
    const first = await token.get()
    clock += minutes(4)
    expect(await token.get()).not.toBe(first)
    expect(issued).toBe(2)
  })

  it('is asked for once, however many wait for it', async () => {
    const token = create()
    const tokens = await Promise.all([token.get(), token.get(), token.get()])
    expect(new Set(tokens).size).toBe(1)
    expect(issued).toBe(1)
  })

  it('serves on while the issuer is away, as long as it lasts', async () => {
    const token = create()
    const first = await token.get()
    issuer = () => Promise.reject(new Error('away'))
    clock += minutes(4.5)
    expect(await token.get()).toBe(first)
    clock += minutes(1)
    await expect(token.get()).rejects.toThrow('away')
  })

  it('asks again after a failure', async () => {
    const token = create()
    issuer = () => Promise.reject(new Error('away'))
    await expect(token.get()).rejects.toThrow('away')
    expect(token.wasHeld()).toBe(false)
    issuer = async () => tokenOf(300)
    expect(await token.get()).toContain('signature')
    expect(token.wasHeld()).toBe(true)
  })

  it('replaces a refused one once for all who had it refused', async () => {
    const token = create()
    const refused = await token.get()
    const [one, two] = await Promise.all([token.replace(refused), token.replace(refused)])
    expect(one).not.toBe(refused)
    expect(two).toBe(one)
    expect(await token.replace(refused)).toBe(one)
    expect(issued).toBe(2)
  })

  it('does not keep one that arrives after it was told to forget', async () => {
    const token = create()
    const late = Promise.withResolvers<string>()
    issuer = () => late.promise
    const asked = token.get()
    token.forget()
    const formerPersonsToken = tokenOf(300)
    late.resolve(formerPersonsToken)
    await asked
    issuer = async () => tokenOf(300)
    expect(token.wasHeld()).toBe(false)
    expect(await token.get()).not.toBe(formerPersonsToken)
  })
})

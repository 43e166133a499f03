// Stands alone, so that it can be handed to whoever is to verify: Node 20 or later, this file and an export.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const help = `npm run verify-audit -- EXPORT.jsonl [--anchors FOLDER-OR-FILE] [--key PUBLIC-KEY]

Verifies an export of the audit trail or of an access record (JSON lines) without the service and its database.
  --anchors  compares it with what was anchored: one file, or a folder of them
  --key      the public key that must have signed the anchors and the access record; without it, any one key for all of them

Ends with 0 where everything holds, with 1 where something is broken or cut off, with 2 where it could not begin.
`

const fields =
  `action address class details id occurredAt organizationId personId prev requestId seq subjectId subjectType`.split(
    ' ',
  )
const nilChain = '00000000-0000-0000-0000-000000000000'

/** RFC 8785 for what events hold. */
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).toSorted()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`
}

const hashOf = (event) =>
  createHash('sha256')
    .update(canonicalJson(Object.fromEntries(fields.map((name) => [name, event[name]]))))
    .digest('hex')

/** What ends the work at once, and with which code. */
class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

async function readExport(path) {
  const trail = { chain: null, hashes: new Map(), last: null, trailer: null, events: 0, gaps: 0, faults: [] }
  const digest = createHash('sha256')
  const fault = (text) => trail.faults.push(text)
  let line = 0
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1
    if (text === '') continue
    if (trail.trailer) fault(`Line ${line} comes after the end of the export`)
    const value = parseLine(text, line)
    if (value.complete === true) trail.trailer = value
    else {
      digest.update(`${text}\n`)
      follow(trail, value, fault)
    }
  }
  checkTrailer(trail, fault)
  if (trail.trailer.signature !== undefined) checkSignature(trail, digest.digest('hex'), fault)
  return trail
}

/** An access record is signed: its events are those that the installation gave out, all of them. */
function checkSignature(trail, digest, fault) {
  const { trailer } = trail
  if (trailer.digest !== digest) fault('The lines are not those that were signed: one was changed, added or taken out')
  if (trailer.chain !== (trail.chain ?? trailer.chain)) fault('The signature is of another organization’s record')
  if (openSigned(trailer) === null) fault('The last line is not signed by the key it names')
  trail.chain ??= trailer.chain
}

function parseLine(text, line) {
  try {
    const value = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below, with where it is.
  }
  throw new Stop(`Line ${line} is no JSON object. An export that was cut off ends like this; take another.`)
}

function follow(trail, event, fault) {
  const { last } = trail
  const at = `Event ${event.seq} (${event.id})`
  trail.events += 1
  trail.chain ??= event.organizationId ?? nilChain
  if ((event.organizationId ?? nilChain) !== trail.chain) fault(`${at} is of another organization`)
  if (hashOf(event) !== event.hash) fault(`${at} was edited: its hash is not that of its content`)
  const expected = (last?.seq ?? 0) + 1
  if (!(event.seq >= expected)) fault(`${at} is out of order: it comes after event ${last?.seq}`)
  else if (event.seq > expected) trail.gaps += 1
  else if (event.prev !== (last?.hash ?? '0'.repeat(64))) fault(`${at} does not follow the event before it`)
  trail.hashes.set(event.seq, event.hash)
  trail.last = event
}

function checkTrailer({ trailer, events, gaps, last }, fault) {
  if (!trailer) throw new Stop('The export has no last line that says it is whole: it was cut off. Take another.')
  if (trailer.events !== events) fault(`The export says that it holds ${trailer.events} events, and holds ${events}`)
  if (trailer.filtered) return
  if (gaps > 0) fault(`Events are missing in ${gaps} ${gaps === 1 ? 'place' : 'places'}`)
  if (last?.seq !== trailer.head?.seq || last?.hash !== trailer.head?.hash)
    fault('The export does not end where it says')
}

async function readAnchors(path) {
  const isFolder = (await stat(path)).isDirectory()
  const names = isFolder ? (await readdir(path)).filter((name) => name.endsWith('.json')).toSorted() : [basename(path)]
  if (names.length === 0) throw new Stop('There is no anchor in that folder.', 2)
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(isFolder ? join(path, name) : path, 'utf8') })),
  )
}

function openAnchor(text) {
  try {
    return openSigned(JSON.parse(text))
  } catch {
    return null
  }
}

/** Null where it is not signed by the key it names. */
function openSigned({ signature, ...content }) {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: content.publicKey }, format: 'jwk' })
    const signed = verify(null, Buffer.from(canonicalJson(content)), key, Buffer.from(signature, 'base64url'))
    return signed ? content : null
  } catch {
    return null
  }
}

function compare(trail, anchors, wantedKey) {
  const keys = new Set(wantedKey ? [wantedKey] : [])
  const told = { compared: 0, later: 0, keys }
  for (const { name, text } of anchors) {
    const anchor = openAnchor(text)
    if (!anchor || (wantedKey && anchor.publicKey !== wantedKey)) {
      trail.faults.push(`The anchor ${name} is not signed by ${wantedKey ? 'that key' : 'the key it names'}`)
      continue
    }
    keys.add(anchor.publicKey)
    compareHead(trail, anchor, name, told)
  }
  if (keys.size > 1) trail.faults.push(`The anchors are signed by ${keys.size} keys; name the right one with --key`)
  return told
}

function compareHead(trail, { chains, anchoredAt }, name, told) {
  const head = chains.find(({ chain }) => chain === trail.chain)
  if (!head) return
  const hash = trail.hashes.get(head.seq)
  if (hash !== undefined) {
    told.compared += 1
    if (hash !== head.hash) trail.faults.push(`Event ${head.seq} is not the one that was anchored in ${name}`)
  } else if (head.seq > (trail.last?.seq ?? 0) && !trail.trailer.filtered) {
    // An anchor that is younger than the export may know more.
    if (anchoredAt > trail.last.occurredAt) told.later += 1
    else
      trail.faults.push(`The end is missing: ${name} knows of ${head.seq} events, the export ends at ${trail.last.seq}`)
  }
}

const describeSignature = ({ publicKey, exportedAt }, wantedKey) => [
  `  Checked   that nothing was taken out since it was signed at ${exportedAt} by ${publicKey}`,
  ...(wantedKey ? [] : ['  Not told  whether that key is the installation’s: name it with --key']),
]

/** What was checked, what could not be, and what was found. */
function report(path, { chain, events, trailer, last, faults }, told, wantedKey) {
  const whose = chain === nilChain ? 'the installation' : `organization ${chain}`
  const lines = [
    `${path}: ${events} events of ${whose}`,
    `  Checked   the hash of each event against its content`,
    trailer.filtered
      ? '  Not told  whether events are missing in between: the export is filtered'
      : `  Checked   that each event follows the one before, from the first to ${last.seq} (${last.hash})`,
    ...(trailer.signature === undefined ? [] : describeSignature(trailer, wantedKey)),
    ...(told
      ? describeAnchors(told)
      : ['  Not told  whether its end was cut off or all of it rewritten: no anchors were given']),
    ...faults.slice(0, 20).map((fault) => `  BROKEN    ${fault}`),
    ...(faults.length > 20 ? [`  BROKEN    and ${faults.length - 20} times more`] : []),
    faults.length > 0 ? 'Broken.' : 'Intact, as far as was checked.',
  ]
  console.log(lines.join('\n'))
}

const describeAnchors = ({ compared, later, keys }) => [
  `  Checked   ${compared} anchored ${compared === 1 ? 'head' : 'heads'}, signed by ${[...keys].join(', ') || 'nobody'}`,
  ...(later > 0 ? [`  Not told  ${later} anchored later than the export, beyond its end`] : []),
]

// A key of base64url may begin with a dash, which would pass for another option.
function givenArguments() {
  const given = process.argv.slice(2)
  const at = given.indexOf('--key')
  return at === -1 ? given : [...given.slice(0, at), given.slice(at, at + 2).join('='), ...given.slice(at + 2)]
}

async function main() {
  const options = { anchors: { type: 'string' }, key: { type: 'string' }, help: { type: 'boolean', default: false } }
  const { values, positionals } = parseArgs({ args: givenArguments(), options, allowPositionals: true })
  if (values.help) return console.log(help)
  if (positionals.length !== 1) throw new Stop(`Name one export.\n\n${help}`, 2)
  const trail = await readExport(positionals[0])
  if (!trail.last && !trail.trailer.signature) throw new Stop('The export holds no event.')
  if (values.key && trail.trailer.signature && trail.trailer.publicKey !== values.key)
    trail.faults.push('The record is not signed by that key')
  const told = values.anchors ? compare(trail, await readAnchors(values.anchors), values.key) : null
  report(positionals[0], trail, told, values.key)
  if (trail.faults.length > 0) process.exitCode = 1
}

await main().catch((error) => {
  if (!(error instanceof Stop) && typeof error.code !== 'string') throw error
  console.error(error.message)
  process.exitCode = error.exitCode ?? 2
})

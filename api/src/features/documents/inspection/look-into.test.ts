import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { DocumentFlag } from '@medinotes/shared/documents'
import { describe, expect, test } from 'vitest'
import { makeDocx, makePdf, makeZip, packedObjects } from '../../../testing/made-files.ts'
import { lookInto } from './look-into.ts'

const pdf = 'application/pdf'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const inPieces = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    ),
  )

const claimsOf = (filename: string, declaredType: string) => ({ filename, declaredType, declaredSha256: null })

const look = (bytes: Buffer, filename = 'scan.pdf', declaredType = pdf) =>
  lookInto(inPieces(bytes, 64 * 1024), claimsOf(filename, declaredType), null)

const nothing = Buffer.alloc(16)
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082',
  'hex',
)
const heic = Buffer.concat([Buffer.from('000000186674797068656963000000006d69663168656963', 'hex'), nothing])
const dicom = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), nothing])
const mail = Buffer.from(
  'From: a@example.test\r\nSubject: Records\r\nMIME-Version: 1.0\r\n\r\n<html>see attached</html>',
)
const ole = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), nothing, Buffer.from(name, 'utf16le'), nothing])
const zip = makeZip([{ name: 'a.txt', bytes: Buffer.from('a') }])
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024)
const script = '<< /S /JavaScript /JS (app.alert(1)) >>'

test.each([
  ['a PDF', makePdf(), 'a.pdf', pdf],
  ['a PDF with packed objects', makePdf({ objects: packedObjects('1 0 << /Type /Font >>') }), 'a.PDF', pdf],
  ['a JPEG', jpeg, 'a.jpeg', 'image/jpeg'],
  ['a PNG', png, 'a.png', 'image/png'],
  ['a HEIC', heic, 'a.heic', 'image/heic'],
  ['a TIFF', Buffer.concat([Buffer.from('49492a0008000000', 'hex'), nothing]), 'a.tif', 'image/tiff'],
  ['a DICOM', dicom, 'a.dcm', 'application/dicom'],
  ['a mail, which may hold HTML', mail, 'a.eml', 'message/rfc822'],
  ['a document of Word', makeDocx(), 'a.docx', word],
])('nothing speaks against %s', async (_, bytes, filename, type) => {
  expect(await look(bytes, filename, type)).toEqual({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentType: type,
    flags: [],
  })
})

type Case = [string, Buffer, readonly DocumentFlag[], string?, string?]

const cases: Case[] = [
  ['a PNG called a PDF', png, ['type-mismatch']],
  ['a PDF sent as a JPEG', makePdf(), ['type-mismatch'], 'a.pdf', 'image/jpeg'],
  ['a program', Buffer.from('MZ\x90\x00 a program'), ['type-not-allowed', 'type-mismatch']],
  ['packed bytes', gzipSync(nothing), ['type-not-allowed', 'type-mismatch']],
  ['a zip of anything', zip, ['type-not-allowed', 'type-mismatch'], 'a.docx', word],
  ['a PDF after something else', Buffer.concat([Buffer.from('GIF89a;\n'), makePdf()]), ['polyglot']],
  ['a PDF that is a page of HTML', Buffer.concat([makePdf(), Buffer.from('<script>1</script>')]), ['polyglot']],
  ['a PDF that is a zip', Buffer.concat([makePdf(), zip]), ['polyglot']],
  ['a JPEG with a zip behind it', Buffer.concat([jpeg, zip]), ['polyglot'], 'a.jpg', 'image/jpeg'],
  [
    'a DICOM that is a program',
    Buffer.concat([Buffer.from('MZ'), dicom.subarray(2)]),
    ['polyglot'],
    'a.dcm',
    'application/dicom',
  ],
  ['a PDF with a password', makePdf({ trailer: '/Encrypt 7 0 R' }), ['encrypted']],
  ['Word with a password', ole('EncryptedPackage'), ['encrypted', 'type-not-allowed', 'type-mismatch'], 'a.docx', word],
  [
    'Word with one part locked',
    makeDocx({ name: 'word/secret.xml', bytes: nothing, encrypted: true }),
    ['encrypted'],
    'a.docx',
    word,
  ],
  ['Word with macros', makeDocx({ name: 'word/vbaProject.bin', bytes: nothing }), ['macros'], 'a.docx', word],
  ['older Word with macros', ole('_VBA_PROJECT'), ['macros', 'type-not-allowed', 'type-mismatch'], 'a.docx', word],
  ['Word with a bomb', makeDocx({ name: 'word/big.xml', bytes: zeros(20) }), ['zip-bomb'], 'a.docx', word],
  [
    'Word with a bomb that says it is none',
    makeDocx({ name: 'word/big.xml', bytes: zeros(1), saysSize: 100 }),
    ['damaged'],
    'a.docx',
    word,
  ],
  [
    'archives in archives in archives',
    makeDocx({ name: 'a.zip', bytes: makeZip([{ name: 'b.zip', bytes: zip }]) }),
    ['zip-bomb'],
    'a.docx',
    word,
  ],
  [
    'half a document of Word',
    makeDocx().subarray(0, 120),
    ['damaged', 'type-not-allowed', 'type-mismatch'],
    'a.docx',
    word,
  ],
  ['half a PDF', makePdf().subarray(0, 100), ['damaged']],
  ['half a PNG', png.subarray(0, 33), ['damaged'], 'a.png', 'image/png'],
  ['a PDF with a script', makePdf({ catalogue: `/OpenAction ${script}` }), ['pdf-script']],
  ['a PDF that spells it otherwise', makePdf({ catalogue: '/OpenAction << /S /J#61vaScript >>' }), ['pdf-script']],
  ['a PDF that starts programs', makePdf({ catalogue: '/OpenAction << /S /Launch >>' }), ['pdf-script']],
  ['a PDF with a packed script', makePdf({ objects: packedObjects(`4 0 ${script}`) }), ['pdf-script']],
  [
    'a PDF with a packed script in a stream that spells its type otherwise',
    makePdf({ objects: packedObjects(`4 0 ${script}`, '/Obj#53tm') }),
    ['pdf-script'],
  ],
  ['a PDF with a bomb', makePdf({ objects: packedObjects(zeros(17).toString('latin1')) }), ['zip-bomb']],
  [
    'a PDF with another file in it',
    makePdf({ objects: '7 0 obj << /Type /EmbeddedFile >> endobj' }),
    ['pdf-attachment'],
  ],
]

test.each(cases)('holds back %s', async (_, bytes, flags, filename, type) => {
  expect(bytes.length).toBeLessThan(100_000)
  expect((await look(bytes, filename, type)).flags.toSorted()).toEqual(flags.toSorted())
})

test('holds back what is not what its sender sent', async () => {
  const sent = { ...claimsOf('a.pdf', pdf), declaredSha256: createHash('sha256').update('another').digest('hex') }
  expect((await lookInto(Readable.from([makePdf()]), sent, null)).flags).toEqual(['checksum-mismatch'])
})

describe.each([1, 7, 100])('in pieces of %i bytes', (size) => {
  test('sees a packed script all the same', async () => {
    const bytes = makePdf({ objects: packedObjects(`4 0 ${script}`) })
    const found = await lookInto(inPieces(bytes, size), claimsOf('a.pdf', pdf), null)
    expect(found.flags).toEqual(['pdf-script'])
  })
})

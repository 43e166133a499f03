import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

test.each([
  ['letter.pdf', 'attachment; filename="letter.pdf"'],
  ['Résumé.pdf', 'attachment; filename="R_sum_.pdf"; filename*=UTF-8\'\'R%C3%A9sum%C3%A9.pdf'],
  ['😀.pdf', 'attachment; filename="_.pdf"; filename*=UTF-8\'\'%F0%9F%98%80.pdf'],
  ['100%.pdf', 'attachment; filename="100_.pdf"; filename*=UTF-8\'\'100%25.pdf'],
  ["o'neil (1)*.pdf", 'attachment; filename="o\'neil (1)_.pdf"'],
  ['../../etc/passwd', 'attachment; filename=".._.._etc_passwd"'],
  ['a"; x="b.pdf', 'attachment; filename="a_; x=_b.pdf"'],
  ['a\r\nSet-Cookie: b', 'attachment; filename="a__Set-Cookie_ b"'],
  ['in‮fdp.exe', 'attachment; filename="in_fdp.exe"'],
])('the name %j is told as %s', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header)
})

test('half of an emoji breaks nothing', () => {
  expect(contentDisposition('inline', 'a\ud83d.pdf')).toBe(
    'inline; filename="a_.pdf"; filename*=UTF-8\'\'a%EF%BF%BD.pdf',
  )
})

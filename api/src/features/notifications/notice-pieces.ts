import type { NoticeFinding } from '@medinotes/shared/notices'
import type { NoticeAttachment, StoredContent } from './notice-sealing.ts'

interface Piece {
  where: NoticeFinding['where']
  text: string
}

/** Everything of a notice that somebody could read, as plain text, and where it stands. */
export function piecesOf({
  subject,
  text,
  html,
  attachment = null,
}: Pick<StoredContent, 'subject' | 'text' | 'html'> & Partial<Pick<StoredContent, 'attachment'>>): Piece[] {
  return [
    { where: 'subject', text: subject ?? '' },
    ...bodyPieces(text),
    ...(html === null ? [] : htmlPieces(html)),
    ...(attachment === null ? [] : attachmentPieces(attachment)),
  ]
}

/** A calendar file as people read it: lines whole again, without ids and instants for machines. */
const attachmentPieces = ({ filename, content }: NoticeAttachment): Piece[] =>
  bodyPieces(
    `${filename}\n${content}`
      .replaceAll(/\r?\n[ \t]/g, '')
      .replaceAll(/\\([\\;,])/g, '$1')
      .replaceAll(String.raw`\n`, '\n')
      .replaceAll(ids, ' ')
      .replaceAll(/\b\d{8}T\d{6}Z\b/g, ' '),
  )

const links = /(?:https?:\/\/|www\.|mailto:|tel:)[^\s<>"]+/gi

const bodyPieces = (text: string): Piece[] => [
  { where: 'text', text: text.replaceAll(links, ' ') },
  ...(text.match(links) ?? []).map(linkPiece),
]

// The ids of ours in it are not made of anything, and their letters may happen to be a name.
const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

const linkPiece = (link: string): Piece => ({
  where: 'link',
  text: decoded(link)
    .replaceAll('+', ' ')
    .concat(` ${decoded(link)}`)
    .replaceAll(ids, ' '),
})

/** Twice, since a link within a link is encoded twice. */
function decoded(link: string) {
  const once = (text: string) =>
    text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
  return once(once(link))
}

function htmlPieces(html: string): Piece[] {
  const body = html.replaceAll(/<style[\s\S]*?<\/style>/gi, ' ')
  const attributes = [...body.matchAll(/\s(href|src|alt|title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)]
  const values = attributes.map(([, name = '', double, single]) => ({ name, value: unescaped(double ?? single ?? '') }))
  return [
    // Once with words that tags stand in, once with words that they stand between.
    ...['', ' '].flatMap((gap) => bodyPieces(unescaped(body.replaceAll(/<!--|-->|<[^>]*>/g, gap)))),
    ...values.map(({ name, value }) =>
      /^(?:href|src)$/i.test(name) ? linkPiece(value) : ({ where: 'text', text: value } as const),
    ),
  ]
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: `'`,
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
}

function unescaped(html: string) {
  return html.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

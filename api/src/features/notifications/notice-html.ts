import { greetingOf, type Letter, sender } from './notice-letter.ts'

/** Those of the page's tokens that a mail needs; mail readers know neither variables nor oklch. */
export const light = {
  page: '#f3f5f7',
  card: '#ffffff',
  text: '#182029',
  muted: '#505963',
  line: '#e2e5e8',
  accent: '#007475',
  onAccent: '#ffffff',
}

const dark: typeof light = {
  page: '#090e12',
  card: '#191d22',
  text: '#eceff2',
  muted: '#a5acb2',
  line: '#292e34',
  accent: '#39bab4',
  onAccent: '#001616',
}

export const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

// Inline styles are all that some readers keep, so that dark colours must overrule them.
const darkRules = [
  `body, .page { background: ${dark.page} !important }`,
  `.card { background: ${dark.card} !important; border-color: ${dark.line} !important }`,
  `.text { color: ${dark.text} !important }`,
  `.muted { color: ${dark.muted} !important }`,
  `.link { color: ${dark.accent} !important }`,
  `.button { background: ${dark.accent} !important }`,
  `.button a { color: ${dark.onAccent} !important }`,
].join('\n')

export const styles = `:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (max-width: 480px) { .page > tbody > tr > td { padding: 16px 12px !important } .inside { padding: 24px 20px 8px !important } }
@media (prefers-color-scheme: dark) {
${darkRules}
}`

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const paragraph = (text: string, { tone = 'text', size = 16 }: { tone?: 'text' | 'muted'; size?: number } = {}) =>
  `<p class="${tone}" style="margin:0 0 16px;font-size:${size}px;line-height:1.55;color:${light[tone]};word-break:break-word">${escape(text)}</p>`

const anchor = (link: string, label = link) =>
  `<a class="link" href="${escape(link)}" target="_blank" rel="noopener noreferrer" style="color:${light.accent};word-break:break-all">${escape(label)}</a>`

/** A table around it, since some readers draw no background behind a link. */
const button = ({ label, link }: NonNullable<Letter['action']>) => `
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px"><tr>
<td class="button" bgcolor="${light.accent}" style="background:${light.accent};border-radius:8px">
<a href="${escape(link)}" target="_blank" rel="noopener noreferrer" style="display:inline-block;padding:12px 22px;font-size:16px;line-height:20px;font-weight:600;color:${light.onAccent};text-decoration:none">${escape(label)}</a>
</td></tr></table>
<p class="muted" style="margin:0 0 20px;font-size:13px;line-height:1.5;color:${light.muted}">If the button does not work, open this address:<br>${anchor(link)}</p>`

const footer = ({ why, choice }: Letter['footer']) => `
<p class="muted" style="margin:0;font-size:13px;line-height:1.5;color:${light.muted}">${escape(why)}${choice ? `<br>${anchor(choice.link, choice.label)}` : ''}</p>`

/** What a list of mails shows beside the subject. */
const preview = ({ paragraphs }: Letter) =>
  `<div style="display:none;max-height:0;overflow:hidden">${escape(paragraphs[0] ?? '')}</div>`

/** The mail as HTML: no pictures, nothing that tells us whether it was read. */
export const letterHtml = (letter: Letter) => `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(letter.subject)}</title>
<style>
${styles}
</style>
</head>
<body style="margin:0;padding:0;background:${light.page};font-family:${font}">
${preview(letter)}
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${light.page}"><tbody><tr>
<td align="center" style="padding:32px 16px;font-family:${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr>
<td align="left" style="padding:0 4px 16px"><span class="link" style="font-size:15px;font-weight:700;color:${light.accent}">${sender}</span></td>
</tr><tr>
<td class="card inside" align="left" style="background:${light.card};border:1px solid ${light.line};border-radius:12px;padding:32px 32px 16px">
<h1 class="text" style="margin:0 0 20px;font-size:22px;line-height:1.3;font-weight:650;color:${light.text};word-break:break-word">${escape(letter.subject)}</h1>
${paragraph(greetingOf(letter))}
${letter.paragraphs.map((text) => paragraph(text)).join('\n')}
${letter.action ? button(letter.action) : ''}
${letter.closing === null ? '' : paragraph(letter.closing, { tone: 'muted', size: 14 })}
</td></tr><tr>
<td align="left" style="padding:20px 4px 0">${footer(letter.footer)}
</td></tr></table>
</td></tr></tbody></table>
</body>
</html>
`

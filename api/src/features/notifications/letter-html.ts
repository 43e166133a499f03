import { escape, font, light, styles } from './notice-html.ts'

export interface PostedLetter {
  /** The practice's name. */
  from: string
  text: string
  language: string
}

// Of what letters are written in; CLDR knows it, the runtime does not tell it everywhere.
const fromTheRight = new Set(['ar', 'fa', 'he', 'ur'])

const directionOf = (language: string) => (fromTheRight.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr')

const body = `font-size:16px;line-height:1.6;color:${light.text};word-break:break-word`

/** Paragraphs between empty lines; a line that begins with a dash is one of a list. */
function block(text: string) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const html = lines.map((line) => `<span class="text" style="display:block">${escape(line)}</span>`)
  return `<p class="text" style="margin:0 0 16px;${body}">${html.join('\n')}</p>`
}

export const letterFooter = (practice: string) =>
  `Sent for ${practice} by MediNotes Pro. Nobody reads answers to this address: please call the practice. If this is not for you, delete it and tell the practice.`

/** A clinician's letter as HTML: its words and nothing else, no pictures and no links. */
export function postedLetterHtml({ from, text, language }: PostedLetter, subject: string) {
  const direction = directionOf(language)
  return `<!doctype html>
<html lang="${escape(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>
${styles}
</style>
</head>
<body style="margin:0;padding:0;background:${light.page};font-family:${font}">
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${light.page}"><tbody><tr>
<td align="center" style="padding:32px 16px;font-family:${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr>
<td align="left" lang="en-AU" dir="ltr" style="padding:0 4px 16px"><span class="link" style="font-size:15px;font-weight:700;color:${light.accent}">${escape(from)}</span></td>
</tr><tr>
<td class="card inside" dir="${direction}" align="${direction === 'rtl' ? 'right' : 'left'}" style="background:${light.card};border:1px solid ${light.line};border-radius:12px;padding:32px 32px 16px">
${text
  .trim()
  .split(/\n\s*\n/)
  .map(block)
  .join('\n')}
</td></tr><tr>
<td align="left" lang="en-AU" dir="ltr" style="padding:20px 4px 0"><p class="muted" style="margin:0;font-size:13px;line-height:1.5;color:${light.muted}">${escape(letterFooter(from))}</p>
</td></tr></table>
</td></tr></tbody></table>
</body>
</html>
`
}

import { findAll, type Finding } from './finding.ts'

const email = /(?<![\w.+-])[\w.+%-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5}/gi

const link =
  /(?:\bhttps?:\/\/|\bwww\.)[^\s<>"')\]]{2,300}|(?<![\w@.])[a-z\d-]{2,40}(?:\.[a-z\d-]{2,40})?\.(?:com|org|net|gov|edu)(?:\.au)?(?![\w@.-])(?:\/[^\s<>"')\]]{0,200})?/gi

const gap = String.raw`[ .\-\u00a0\u2011]?`

// Mobiles, landlines with their area, 1300/1800/13 numbers, other countries', and the North American form.
const phones = [
  String.raw`(?:(?:\+|00)${gap}61|\(?\+61\)?)${gap}(?:\(0\)${gap})?[2-478](?:${gap}\d){8}`,
  String.raw`\(?0[2-478]\)?(?:${gap}\d){8}`,
  String.raw`1[38]00(?:${gap}\d){6}`,
  String.raw`\+\d{1,3}(?:[ .()\-]{0,2}\d){7,12}`,
  String.raw`(?:\+?1${gap})?(?:\(\d{3}\) ?|\d{3}[ .\-])\d{3}[ .\-]\d{4}`,
].join('|')
const phone = new RegExp(String.raw`(?<![\w./-])(?:${phones})(?![\w/]|[.-]\d)`, 'g')

// A local number says nothing by itself; the word before it does.
const cuedPhone =
  /\b(?:tel|telephone|phone|ph|mobile|mob|fax|call|contact|sms|text|ring)\b(?: (?:no|number|is|on|at|him|her))?[:.#]? {0,2}(?<phone>[+(]?\d(?:[ .()-]{0,2}\d){5,13})(?!\w)/dgi

const handle = /(?<![\w@./])@[a-z_][\w.]{3,28}\w/gi
const ipAddress = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g

/** Phone and fax numbers, e-mail addresses, links and names in social media. */
export const findContacts = (text: string): Finding[] => [
  ...(text.includes('@') ? [...findAll(text, email, 'email'), ...findAll(text, handle, 'link')] : []),
  ...findAll(text, link, 'link'),
  ...findAll(text, ipAddress, 'link'),
  ...findAll(text, phone, 'phone'),
  ...findAll(text, cuedPhone, 'phone', 'phone'),
]

import type { ByteRange } from '../document-store.ts'

const wholeNumber = /^\d{1,18}$/

/**
 * What `Range` asks of so many bytes. One range is served. Several, one backwards and one beyond the end are refused; another
 * unit and what is no range at all are as good as absent, as RFC 9110 has it.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'all' | 'unsatisfiable' {
  const set = /^bytes=(.*)$/i.exec(header?.trim() ?? '')?.[1]
  if (set === undefined) return 'all'
  const specs = set.split(',').map((spec) => spec.trim())
  if (!specs.every(isSpec)) return 'all'
  const [spec = ''] = specs
  return specs.length > 1 ? 'unsatisfiable' : readSpec(spec, size)
}

const isSpec = (spec: string) => {
  const [first = '', last = '', ...rest] = spec.split('-')
  const isNumberOr = (text: string, other: string) => text === other || wholeNumber.test(text)
  return spec.includes('-') && rest.length === 0 && spec !== '-' && isNumberOr(first, '') && isNumberOr(last, '')
}

function readSpec(spec: string, size: number): ByteRange | 'unsatisfiable' {
  const [first = '', last = ''] = spec.split('-')
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start >= size || end < start ? 'unsatisfiable' : { start, end }
}

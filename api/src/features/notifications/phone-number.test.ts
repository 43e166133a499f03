import { expect, test } from 'vitest'
import { maskEmail, maskPhone, parsePhone } from './phone-number.ts'

test.each([
  ...['0412 345 678', '0412345678', '(04) 1234-5678', '+61 412 345 678', '+61 (0)412 345 678', '61412345678'],
  ...[
    '0061 412 345 678',
    '0011 61 412 345 678',
    '０４１２ ３４５ ６７８',
    '0412\u00A0345–678',
    '\u202A0412.345.678\u202C',
  ],
])('%s is one Australian mobile number', (written) => expect(parsePhone(written)).toBe('+61412345678'))

test('a number of another country stays what it is', () => {
  expect(parsePhone('+64 21 123 4567')).toBe('+64211234567')
  expect(parsePhone('0011 64 21 123 4567')).toBe('+64211234567')
})

test('what is shown of an address is too little to write to it', () => {
  expect(maskPhone('+61412345678')).toBe('+61…678')
  expect(maskEmail('joan@example.com')).toBe('j…@example.com')
  expect(maskEmail('nobody')).toBe('…')
})

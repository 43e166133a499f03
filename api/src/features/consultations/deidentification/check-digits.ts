/** Services Australia: digits 1–8 weighted 1 3 7 9 1 3 7 9, modulo 10, is the ninth; a card begins with 2 to 6. */
export function isMedicare(digits: string): boolean {
  if (!/^[2-6]\d{9,10}$/.test(digits)) return false
  const weights = [1, 3, 7, 9, 1, 3, 7, 9]
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 10 === Number(digits[8])
}

/** Individual Healthcare Identifiers: 800360 and ten digits, by Luhn's rule (ISO/IEC 7812). */
export const isIhi = (digits: string) => /^800360\d{10}$/.test(digits) && isLuhn(digits)

/** Australian Taxation Office: nine digits weighted 1 4 3 7 5 8 6 9 10, divisible by 11. */
export function isTaxFileNumber(digits: string): boolean {
  const weights = [1, 4, 3, 7, 5, 8, 6, 9, 10]
  return /^\d{9}$/.test(digits) && weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11 === 0
}

/** Digits of a payment card or of another number by Luhn's rule. */
export function isLuhn(digits: string): boolean {
  const sum = digits.split('').reduceRight((total, digit, at) => {
    const doubled = (digits.length - at) % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

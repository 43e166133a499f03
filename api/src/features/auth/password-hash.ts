const library = () => import('better-auth/crypto')

/** Better Auth's scrypt, in the form in which it keeps passwords. */
export const hashPassword = async (password: string) => (await library()).hashPassword(password)

let decoy: Promise<string> | undefined

/** Takes as long where there is no hash to compare with, so that the time does not tell. */
export async function verifyPassword(hash: string | null | undefined, password: string) {
  const { verifyPassword: verify } = await library()
  const matches = await verify({ hash: hash ?? (await (decoy ??= hashPassword('nobody has this one'))), password })
  return matches && typeof hash === 'string'
}

// Of no use in a name on anybody's disk, or a lie about how it reads.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu

// What RFC 8187 leaves as it is, encodeURIComponent does not escape all of.
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** By RFC 6266: a name that every reader understands, and beside it the real one where that is another. */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string) {
  const name = filename.toWellFormed().replace(unsafe, '_')
  const plain = name.replace(/[^\x20-\x7e]/gu, '_').replaceAll('%', '_')
  const shown = `${kind}; filename="${plain}"`
  return plain !== name ? `${shown}; filename*=UTF-8''${encoded(name)}` : shown
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** Bytes as they travel. Whoever needs more has to say so here. */
const budgets = { page: 12_000, styles: 12_000, script: 1_200, picture: 40_000 }

interface Asset {
  fileName: string
  source: string | Uint8Array
}

/** Stops a build whose public pages have grown. */
export function checkBudgets(files: Record<string, string>, assets: readonly Asset[], root: string) {
  const pages = Object.entries(files).filter(([name]) => name.endsWith('.html'))
  const scripts = new Set(
    pages.flatMap(([, html]) => [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src = '']) => src)),
  )
  const unknown = [...scripts].filter((src) => src !== '/boot.js')
  const sizes = [
    ...pages.map(([name, html]) => measure(name, compressed(html), budgets.page)),
    measure('boot.js', compressed(readFileSync(join(root, 'public', 'boot.js'))), budgets.script),
    ...assets
      .filter(({ fileName }) => fileName.endsWith('.css'))
      .map(({ fileName, source }) => measure(fileName, compressed(source), budgets.styles)),
    ...assets
      .filter(({ fileName }) => /\.(avif|webp|jpg|png)$/.test(fileName))
      .map(({ fileName, source }) => measure(fileName, source.length, budgets.picture)),
  ]
  const faults = [
    ...sizes
      .filter(({ bytes, most }) => bytes > most)
      .map(({ name, bytes, most }) => `${name}: ${bytes} bytes, of ${most} at most`),
    ...unknown.map((src) => `${src}: a script that the public pages do without`),
  ]
  if (faults.length > 0) throw new Error(`The public pages are over their budget:\n${faults.join('\n')}`)
}

const measure = (name: string, bytes: number, most: number) => ({ name, bytes, most })
const compressed = (text: string | Uint8Array) => brotliCompressSync(text).length

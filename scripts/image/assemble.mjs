import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { inRoot } from '../bootstrap/paths.mjs'

const run = promisify(execFile)

const ofService = [
  'api/package.json',
  'api/migrations',
  'api/dist',
  'web/dist',
  // What NODE_EXTRA_CA_CERTS may name.
  'deploy/certificates',
  // Makes pictures of scans. It is native, so it cannot be in the bundle.
  ...['@img', 'sharp', 'detect-libc', 'semver'].map((name) => `node_modules/${name}`),
  // The letters of PDFs.
  'node_modules/@embedpdf',
]

// Of 18 faces the PDFs use three.
const isUnusedFont = (name) => name.endsWith('.ttf') && name.startsWith('NotoSans-') && !usedFonts.has(name)
const usedFonts = new Set(['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf', 'NotoSans-Italic.ttf'])

/**
 * Lays out everything of the image but its base under this folder, from a built work tree: the one list of what is in it.
 * @param {string} folder
 * @param {{ node: string, npm: string[], env: NodeJS.ProcessEnv }} runtime
 */
export async function assembleImage(folder, { node, npm, env }) {
  const [program = 'npm', ...options] = npm
  const app = join(folder, 'app')
  for (const path of ofService) await cp(inRoot(path), join(app, path), { recursive: true, dereference: true })
  const fonts = join(app, 'node_modules/@embedpdf/fonts-latin/fonts')
  for (const name of await readdir(fonts)) if (isUnusedFont(name)) await rm(join(fonts, name))
  const sbom = ['sbom', '--omit=dev', '--sbom-format=cyclonedx']
  const { stdout } = await run(program, [...options, ...sbom], { cwd: inRoot(), env, maxBuffer: 2 ** 26 })
  await writeFile(join(app, 'sbom.cyclonedx.json'), stdout)
  await putNode(node, join(folder, 'nodejs', 'bin', 'node'))
  await mkdir(join(folder, 'data'))
}

/** The very Node that built it, without the names that only a debugger wants. */
async function putNode(node, target) {
  await mkdir(dirname(target), { recursive: true })
  await copyFile(node, target)
  await run('strip', [target])
}

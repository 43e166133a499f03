import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { freePort } from '../../api/src/testing/service-process.ts'
import { inRoot } from '../bootstrap/paths.mjs'
import { pause } from './figures.ts'
import { NotHere, type Part, type Row } from './part.ts'
import type { Product } from './product.ts'

const seconds = 5
const connections = 32
const run = promisify(execFile)

export const staticFiles: Part = {
  name: 'static-files',
  measures:
    'The same bytes, compressed beforehand with gzip, from the service and from nginx with one worker, asked for by wrk over 32 connections, ' +
    'five seconds each.',
  async measure(withProduct) {
    for (const [program, flag] of [['nginx', '-v'] as const, ['wrk', '--version'] as const]) {
      await run(program, [flag]).catch((error: NodeJS.ErrnoException) => {
        // wrk has no way to be asked for its version without complaining.
        if (error.code === 'ENOENT') throw new NotHere(`${program} is not installed`)
      })
    }
    return withProduct({}, measureStaticFiles)
  },
}

async function measureStaticFiles(product: Product): Promise<Row[]> {
  const nginx = await startNginx(await fetchPacked(`${product.url}/`))
  try {
    const [small, large] = await findScripts()
    return [
      ...(await compare('the landing page', `${product.url}/`, `${nginx.url}/`)),
      ...(await compare(small.what, `${product.url}${small.path}`, `${nginx.url}${small.path}`)),
      ...(await compare(large.what, `${product.url}${large.path}`, `${nginx.url}${large.path}`)),
    ]
  } finally {
    await nginx.stop()
  }
}

async function compare(what: string, service: string, nginx: string): Promise<Row[]> {
  const [ofService, ofNginx] = [await rateOf(service), await rateOf(nginx)]
  return [
    { what: `${what} from the service`, measured: ofService, unit: 'a second' },
    { what: `${what} from nginx`, measured: ofNginx, unit: 'a second' },
    { what: `${what}: share of nginx’s rate`, measured: ofService / ofNginx, unit: '', aim: { atLeast: 0.4 } },
  ]
}

/** A script of about 5 kB, as most are, and the largest of the application's own, as they are sent. */
async function findScripts() {
  const folder = inRoot('web', 'dist', 'assets')
  const packed = (await readdir(folder)).filter((name) => name.endsWith('.js.gz'))
  const files = await Promise.all(packed.map(async (name) => ({ name, size: (await stat(join(folder, name))).size })))
  const sorted = files.toSorted((one, other) => one.size - other.size)
  const script = (file: (typeof files)[number] | undefined) => {
    if (file === undefined) throw new Error('The page has no compressed scripts')
    return {
      what: `a script of ${Math.round(file.size / 1000)} kB`,
      path: `/assets/${basename(file.name, '.gz')}`,
    }
  }
  return [script(sorted.find(({ size }) => size > 5000)), script(sorted.at(-1))] as const
}

/** As it is sent: fetch would unpack it. */
async function fetchPacked(url: string) {
  const [reply] = (await once(get(url, { headers: { 'accept-encoding': 'gzip' } }), 'response')) as [IncomingMessage]
  return buffer(reply)
}

/** Requests a second. */
async function rateOf(url: string) {
  const duration = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`]
  const { stdout } = await run('wrk', [
    ...duration,
    '--header',
    'accept-encoding: gzip',
    '--header',
    'accept: text/html',
    url,
  ])
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]
  if (rate === undefined || /Non-2xx/.test(stdout)) throw new Error(`wrk said of ${url}: ${stdout}`)
  return Number(rate)
}

const configuration = (port: number, folder: string) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  gzip_static on;
  keepalive_requests 1000000;
  open_file_cache max=1000;
  types { text/html html; text/javascript js; }
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    location /assets/ { root ${inRoot('web', 'dist')}; }
  }
}
`

/** On the built scripts, with the landing page as the service sends it. */
async function startNginx(page: Buffer) {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'bench-nginx-')), await freePort()]
  await writeFile(join(folder, 'nginx.conf'), configuration(port, folder))
  await writeFile(join(folder, 'index.html.gz'), page)
  await writeFile(join(folder, 'index.html'), gunzipSync(page))
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] })
  const exited = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    await rm(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, stop }
    await pause(50)
  }
  await stop()
  throw new Error('nginx did not start')
}

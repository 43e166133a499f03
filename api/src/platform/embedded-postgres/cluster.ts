import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../startup-error.ts'
import { type PostgresBinaries, requireSameMajorVersion } from './binaries.ts'
import { explainFailure } from './failures.ts'
import { surroundings } from './processes.ts'
import { type Passwords, passwordsSchema, roleStatements } from './roles.ts'
import type { Runner } from './run-as.ts'

export interface Cluster {
  folder: string
  passwords: Passwords
}

interface ClusterRequest {
  directory: string
  binaries: PostgresBinaries
  runner: Runner
  durable: boolean
}

const clusterName = 'cluster'
const unfinishedPrefix = 'unfinished-'

/** The database files, made on the first start. They appear under their name only when whole. */
export async function openCluster(request: ClusterRequest): Promise<Cluster> {
  const { directory } = request
  const folder = join(directory, clusterName)
  const names = await readdir(directory)
  for (const name of names.filter((entry) => entry.startsWith(unfinishedPrefix))) {
    await rm(join(directory, name), { recursive: true, force: true })
  }
  if (!names.includes(clusterName)) await createCluster(request, folder)
  requireSameMajorVersion(await readFile(join(folder, 'PG_VERSION'), 'utf8'), directory)
  return { folder, passwords: await readPasswords(directory) }
}

async function createCluster(request: ClusterRequest, folder: string): Promise<void> {
  const { directory, binaries, runner, durable } = request
  const unfinished = join(directory, `${unfinishedPrefix}${randomBytes(4).toString('hex')}`)
  const passwords = { superuser: randomPassword(), owner: randomPassword(), service: randomPassword() }
  const superuserPassword = join(unfinished, 'superuser-password')
  const files = join(unfinished, clusterName)
  await mkdir(files, { recursive: true, mode: 0o700 })
  await writeFile(superuserPassword, passwords.superuser, { mode: 0o600 })
  for (const path of [unfinished, superuserPassword, files]) await runner.give(path)

  const initdb = ['-D', files, '-U', 'postgres', `--pwfile=${superuserPassword}`, '--auth=scram-sha-256', ...encoding]
  await runProgram(runner, binaries.initdb, durable ? initdb : [...initdb, '--no-sync'])
  const single = ['--single', '-j', '-D', files, '-c', 'exit_on_error=on', '-c', `fsync=${durable ? 'on' : 'off'}`]
  await runProgram(runner, binaries.postgres, [...single, 'postgres'], roleStatements(passwords))

  await writeFile(passwordFile(directory), JSON.stringify(passwords), { mode: 0o600 })
  await rename(files, folder)
  await rm(unfinished, { recursive: true, force: true })
}

// PostgreSQL's own C.UTF-8 sorts alike on every machine and does not change with its C library.
const encoding = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--data-checksums',
]

function runProgram(runner: Runner, program: string, args: string[], input = ''): Promise<void> {
  const [command, commandArgs] = runner.command(program, args)
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArgs, { ...surroundings, stdio: 'pipe' })
    const output: string[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.on('error', (error) => reject(explainFailure(program, error.message)))
    child.on('close', (code) => (code === 0 ? resolve() : reject(explainFailure(program, output.join('')))))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

const passwordFile = (directory: string) => join(directory, 'passwords.json')

const randomPassword = () => randomBytes(24).toString('hex')

async function readPasswords(directory: string): Promise<Passwords> {
  const file = passwordFile(directory)
  try {
    return passwordsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new StartupError(`The database in ${directory} cannot be opened: ${file} is missing or damaged. Restore it.`)
  }
}

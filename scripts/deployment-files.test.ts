import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parseEnvironment } from '../api/src/config.ts'
import { environmentVariables, type VariableName, variableNames } from '../api/src/config/environment-variables.ts'
import { inRoot } from './bootstrap/paths.mjs'
import { serviceArguments } from './bootstrap/service.mjs'

const read = (name: string) => readFile(inRoot(name), 'utf8')
/** What the AWS SDK reads by itself. */
const awsCredentials = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']
const known = new Set<string>([...variableNames, ...awsCredentials])
const isVariable = (name: string): name is VariableName => variableNames.includes(name as VariableName)

/** The entries of the `environment` block of one compose service. */
function composeEnvironment(text: string, service: string): Record<string, string> {
  const block =
    new RegExp(`^  ${service}:\\n(?: {4}.*\\n)*? {4}environment:\\n((?: {6}.*\\n)+)`, 'm').exec(text)?.[1] ?? ''
  const entries = [...block.matchAll(/^ {6}(\w+): '?(.*?)'?$/gm)]
  return Object.fromEntries(entries.map(([, name = '', value = '']) => [name, value]))
}

test('docker-compose.yml configures the service with variables that it knows and accepts', async () => {
  const environment = composeEnvironment(await read('docker-compose.yml'), 'app')
  expect(Object.keys(environment)).toContain('DATABASE_URL')
  expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([])
  expect(parseEnvironment(environment).config.database.kind).toBe('url')
})

test('the logins in docker-compose.yml are the ones that its database makes', async () => {
  const environment = composeEnvironment(await read('docker-compose.yml'), 'app')
  const roles = await read('docker/postgres-roles.sql')
  for (const name of ['DATABASE_URL', 'DATABASE_MIGRATION_URL']) {
    const { username, password } = new URL(environment[name] ?? '')
    expect(roles).toMatch(new RegExp(`create role ${username} login \\w+ password '${password}'`))
  }
})

test('every image in docker-compose.yml is pinned to a version', async () => {
  const images = [...(await read('docker-compose.yml')).matchAll(/^ {4}image: (.*)$/gm)].map(([, image]) => image)
  expect(images.length).toBeGreaterThan(3)
  expect(images.filter((image) => !/:v?\d+\.\d+/.test(image ?? ''))).toEqual([])
})

test('apprunner.yaml names only variables that the service knows', async () => {
  const names = [...(await read('apprunner.yaml')).matchAll(/^ {4}- name: (\w+)$/gm)].map(([, name = '']) => name)
  expect(names).toContain('DATABASE_URL')
  expect(names.filter((name) => !known.has(name))).toEqual([])
})

test('Terraform sets only variables that the service knows, and none of its secrets by value', async () => {
  const text = await read('deploy/terraform/secrets.tf')
  const names = text.match(/\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b/g) ?? []
  expect(names).toContain('KMS_KEY_ID')
  expect(names.filter((name) => !known.has(name) && name !== 'NODE_EXTRA_CA_CERTS')).toEqual([])
  const plain = [...(/environment = \{([\s\S]*?)\n  \}/.exec(text)?.[1]?.matchAll(/^ {4}(\w+)\s*=/gm) ?? [])]
  expect(plain.length).toBeGreaterThan(5)
  expect(plain.filter(([, name = '']) => isVariable(name) && environmentVariables[name].secret)).toEqual([])
})

test('.env.example documents every variable, and no other', async () => {
  const names = [...(await read('.env.example')).matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name)
  expect(names.toSorted()).toEqual([...variableNames].toSorted())
})

test('the image starts the service as npm start does', async () => {
  const command = /^CMD (\[.*\])$/m.exec(await read('Dockerfile'))?.[1] ?? ''
  expect(JSON.parse(command)).toEqual(serviceArguments)
})

import { z } from 'zod'

export const passwordsSchema = z.object({ superuser: z.string(), owner: z.string(), service: z.string() })
export type Passwords = z.infer<typeof passwordsSchema>

export const databaseName = 'medinotes'
export const ownerRole = 'medinotes_owner'
export const serviceRole = 'medinotes_service'

// For PostgreSQL's single-user mode, where a statement ends with a semicolon and an empty line.
// The service role inherits nothing: each connection takes on the one role it needs.
export function roleStatements({ owner, service }: Passwords): string {
  return [
    `create role ${ownerRole} login createrole password '${owner}'`,
    'create role medinotes_runtime nologin',
    'create role medinotes_auth nologin',
    `grant medinotes_runtime, medinotes_auth to ${ownerRole} with admin option`,
    `create role ${serviceRole} login noinherit password '${service}'`,
    `grant medinotes_runtime, medinotes_auth to ${serviceRole} with inherit false, set true`,
    `create database ${databaseName} owner ${ownerRole}`,
    `revoke all on database ${databaseName} from public`,
    `grant connect on database ${databaseName} to ${serviceRole}`,
  ]
    .map((statement) => `${statement};\n\n`)
    .join('')
}

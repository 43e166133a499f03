import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { destructiveStatements } from '../testing/destructive-statements.ts'
import { apiRoot } from './api-root.ts'

/** Written before there was a release to be kept running. */
const lastBefore = '0036'

test('no migration takes from the release before what it still uses, without saying why it may', async () => {
  const folder = join(apiRoot, 'migrations')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql') && name.slice(0, 4) > lastBefore)
  const found = await Promise.all(
    names.map(async (name) =>
      destructiveStatements(await readFile(join(folder, name), 'utf8')).map((statement) => `${name} ${statement}`),
    ),
  )
  expect(found.flat()).toEqual([])
})

test.each([
  'drop table notices;',
  'alter table bookings drop column fee_cents;',
  'alter table bookings rename to appointments;',
  'alter table bookings rename column fee_cents to fee;',
  'alter table bookings alter column fee_cents type bigint;',
  'alter table bookings alter column fee_cents set not null;',
  'alter table bookings add column reason text not null;',
  'alter table bookings add column a int not null default 1, add column b int not null;',
  'delete from notices where true;',
  'create table a (id int);\ntruncate a;',
  'revoke update on bookings from medinotes_runtime;',
  '-- contract: short\ndrop table notices;',
])('%s needs a reason', (statement) => {
  expect(destructiveStatements(statement)).toHaveLength(1)
})

test.each([
  '-- contract: nothing has read it since the release before last\ndrop table notices;',
  'alter table bookings add column reason text;',
  `alter table bookings add column reason text not null default '';`,
  'create function f() returns void language sql as $$ delete from notices $$;',
  'drop index bookings_old_index;',
  '-- drop table is only spoken of\ncreate table a (id int not null);',
])('%s needs none', (statement) => {
  expect(destructiveStatements(statement)).toEqual([])
})

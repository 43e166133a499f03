import type { Member } from '@medinotes/shared/organizations'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay, useMe } from '../auth/account.queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { UsersRound } from 'lucide-react'
import { ChangeMemberDialog } from './change-member-dialog.tsx'
import { type MemberTask, MembersTable } from './members-table.tsx'
import { membersQuery } from './organization.queries.ts'
import { RemoveMemberDialog } from './remove-member-dialog.tsx'

export function MembersSection() {
  const list = useInfiniteQuery(membersQuery)
  const [task, setTask] = useState<{ kind: MemberTask; member: Member } | null>(null)
  const mayChange = useMay('member:write')
  const ownId = useMe().id
  const close = () => setTask(null)
  return (
    <section aria-labelledby="members" className="grid gap-3">
      <h2 id="members" className="text-lg">
        Members
      </h2>
      <PagedList
        list={list}
        names={{ one: 'member', many: 'members', these: 'The members' }}
        empty={
          <EmptyState icon={UsersRound} title="No members yet">
            Invite somebody, and they appear here once they have joined.
          </EmptyState>
        }
      >
        {(members) => (
          <MembersTable
            members={members}
            ownId={ownId}
            onTask={mayChange ? (kind, member) => setTask({ kind, member }) : null}
          />
        )}
      </PagedList>
      {task?.kind === 'change' && <ChangeMemberDialog member={task.member} onClose={close} />}
      {task?.kind === 'remove' && (
        <RemoveMemberDialog member={task.member} isSelf={task.member.personId === ownId} onClose={close} />
      )}
    </section>
  )
}

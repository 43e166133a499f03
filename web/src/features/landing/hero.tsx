import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../components/link.tsx'
import { publicConfigQuery } from '../auth/account.queries.ts'
import { NotePicture } from './note-picture.tsx'

export function Hero() {
  const { data: config } = useQuery(publicConfigQuery)
  return (
    <section className="bg-sunken pt-12 pb-16 sm:pt-14 sm:pb-20">
      <div className="mx-auto max-w-300 px-4 sm:px-6">
        <p className="mb-4 font-medium text-accent">For independent medical examiners in Australia</p>
        <h1 className="max-w-4xl text-3xl sm:text-4xl">Your consultation note, written while you watch.</h1>
        <p className="mt-4 max-w-3xl text-base text-muted sm:text-lg sm:leading-relaxed">
          Paste your rough notes. MediNotes Pro drafts the summary for the record, the next steps and a plain e-mail to
          the patient, and shows where each sentence comes from.
        </p>
        <div className="mt-7 flex flex-wrap items-center gap-3">
          <ButtonLink to={paths.signUp} variant="primary" size="lg">
            Write your first note
            <ArrowRight aria-hidden className="size-4" />
          </ButtonLink>
          <ButtonLink to={paths.signIn} size="lg">
            {config?.demo ? 'Try a demo account' : 'Sign in'}
          </ButtonLink>
          <p className="text-muted max-sm:w-full">Free to start, no card needed.</p>
        </div>
        <NotePicture />
      </div>
    </section>
  )
}

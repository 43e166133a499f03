import { ArrowRight } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../components/link.tsx'
import { Picture } from './picture.tsx'
import { shots } from './shots.ts'

export const Hero = () => (
  <section className="bg-sunken pt-12 pb-16 sm:pt-14 sm:pb-20">
    <div className="mx-auto max-w-300 px-4 sm:px-6">
      <p className="mb-4 font-medium text-accent">For independent medical examinations in Australia</p>
      <h1 className="max-w-4xl text-3xl sm:text-4xl">From the booking to the signed report, in one place.</h1>
      <p className="mt-4 max-w-3xl text-base text-muted sm:text-lg sm:leading-relaxed">
        Referrers book a specialist and send the brief. Specialists paste rough notes, and MediNotes Pro drafts the
        summary for the record, the next steps and a plain e-mail to the patient, and shows where each sentence comes
        from.
      </p>
      <div className="mt-7 flex flex-wrap items-center gap-3">
        <ButtonLink to={paths.signUp} variant="primary" size="lg">
          Create an account
          <ArrowRight aria-hidden className="size-4" />
        </ButtonLink>
        <ButtonLink to={paths.signIn} size="lg">
          <span className="demo:hidden">Sign in</span>
          <span className="hidden demo:inline">Try a demo account</span>
        </ButtonLink>
        <p className="text-muted max-sm:w-full">Free to start, no card needed.</p>
      </div>
      <figure className="mt-10">
        <Picture
          desk={shots.noteDesk}
          phone={shots.notePhone}
          first
          alt="A finished draft beside the rough notes it was made from. A line joins a sentence of the draft to the place in the notes that says so."
          className="shadow-float max-sm:mx-auto max-sm:max-w-80"
        />
        <figcaption className="mt-3 text-xs text-muted">
          Point at a sentence, and a line shows where the notes say it. The person and the visit are made up.
        </figcaption>
      </figure>
    </div>
  </section>
)

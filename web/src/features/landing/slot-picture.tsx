const slots = [
  { day: 'Tue 10 Mar', time: '9:00 am', who: 'Dr Ada Example', what: 'Orthopaedic, Parramatta' },
  { day: 'Tue 10 Mar', time: '2:30 pm', who: 'Dr Ben Specimen', what: 'Psychiatry, telehealth' },
  { day: 'Wed 11 Mar', time: '11:15 am', who: 'Dr Ada Example', what: 'Orthopaedic, Parramatta' },
]

/** As the slot list does it: time first, specialist second, everything else quiet. */
export const SlotPicture = () => (
  <figure className="mt-6">
    <div aria-hidden className="divide-y divide-line rounded-md border border-line-strong text-sm">
      {slots.map(({ day, time, who, what }) => (
        <div key={day + time} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-3">
          <p className="tabular w-20 text-base font-semibold text-text">{time}</p>
          <p className="tabular w-24">{day}</p>
          <p className="flex-1 basis-44">
            <span className="font-medium text-text">{who}</span>
            <br />
            <span className="text-xs">{what}</span>
          </p>
        </div>
      ))}
    </div>
    <figcaption className="mt-3 text-xs">
      Free appointments, earliest first. The people and times are made up.
    </figcaption>
  </figure>
)

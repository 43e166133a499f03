const wantedTypes = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/** Long dictations are cut into parts, so that none is lost whole and none is too large to send. */
const partMs = 60_000

interface Hearing {
  /** A whole file, in the order in which they were spoken. */
  onPart: (audio: Blob) => void
  onFault: (error: unknown) => void
}

export const canRecord = () => typeof MediaRecorder === 'function' && navigator.mediaDevices !== undefined

/** Records what the microphone hears; rejects where there is none, or the person refuses it. */
export async function startRecorder({ onPart, onFault }: Hearing) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  })
  const type = wantedTypes.find((each) => MediaRecorder.isTypeSupported(each))
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let timer: ReturnType<typeof setTimeout> | undefined
  let recorder = nextPart()

  // Each part is recorded by itself: a piece of a longer recording is no file that could be played.
  function nextPart() {
    const part = new MediaRecorder(stream, type === undefined ? {} : { mimeType: type })
    part.addEventListener('dataavailable', ({ data }) => data.size > 0 && onPart(data))
    part.addEventListener('error', onFault)
    part.start()
    timer = setTimeout(() => {
      const before = recorder
      recorder = nextPart()
      before.stop()
    }, partMs)
    return part
  }

  return {
    /** From 0 to 1. */
    level() {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      return Math.min(1, Math.sqrt(power) * 4)
    },
    pause() {
      clearTimeout(timer)
      recorder.stop()
    },
    resume() {
      recorder = nextPart()
    },
    stop() {
      clearTimeout(timer)
      if (recorder.state !== 'inactive') recorder.stop()
      for (const track of stream.getTracks()) track.stop()
      void context.close()
    },
  }
}

export type Recorder = Awaited<ReturnType<typeof startRecorder>>

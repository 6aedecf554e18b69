import { cleanImage, shrinkImage } from './clean-image.ts'
import type { ImageAnswer, ImageJob, ImageRequest } from './image-jobs.ts'

/**
 * The process that decodes what strangers sent. It is not the relay's own: a decoder that crashes, hangs or fills the
 * memory takes one image with it and nobody's workshop.
 */

/** Twice what the largest image takes that is not refused. */
const MAX_MEMORY_BYTES = 640 * 1024 * 1024
const LOOK_AT_MEMORY_EVERY_MS = 50

process.on('message', (request: ImageRequest) => void answer(request))
// The relay is gone.
process.on('disconnect', () => process.exit(0))
setInterval(() => {
  if (process.memoryUsage.rss() > MAX_MEMORY_BYTES) process.exit(1)
}, LOOK_AT_MEMORY_EVERY_MS).unref()

async function answer({ id, job }: ImageRequest): Promise<void> {
  // The relay logs that it failed; libvips' own words may hold parts of the file.
  const result = await perform(job).catch(() => null)
  process.send?.({ id, result } satisfies ImageAnswer)
}

async function perform(job: ImageJob): Promise<ImageAnswer['result']> {
  if (job.kind === 'clean') return cleanImage(job.from, job.to, job.limits)
  await shrinkImage(job.from, job.to, job.sidePx)
  return 'shrunk'
}

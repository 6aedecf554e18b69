import type { BoardVersion } from '@anderhalf/protocol'

/**
 * The version that somebody most likely looks for who lost something: the last one that held more than the board holds
 * now. Where nothing seems lost, the last one.
 *
 * @param versions the newest first
 */
export function versionToOffer(versions: readonly BoardVersion[], shapesNow: number): BoardVersion | null {
  return versions.find(({ shapes }) => shapes > shapesNow) ?? versions[0] ?? null
}

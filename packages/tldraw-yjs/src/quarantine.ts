import type { RecordFault } from '@anderhalf/board-model'

export interface Quarantine {
  add(fault: RecordFault): void
  release(id: string): void
  replace(faults: readonly RecordFault[]): void
  /** Tells the listener when something changed since the last report. */
  report(): void
}

export function createQuarantine(onChange?: (rejected: readonly RecordFault[]) => void): Quarantine {
  const faults = new Map<string, RecordFault>()
  let changed = false
  return {
    add(fault) {
      const known = faults.get(fault.id)
      if (known?.code === fault.code && known.path === fault.path) return
      faults.set(fault.id, fault)
      changed = true
    },
    release(id) {
      if (faults.delete(id)) changed = true
    },
    replace(found) {
      changed = changed || faults.size > 0 || found.length > 0
      faults.clear()
      for (const fault of found) faults.set(fault.id, fault)
    },
    report() {
      if (!changed) return
      changed = false
      onChange?.([...faults.values()])
    },
  }
}

import { readDeviceText, writeDeviceText } from './device-storage.ts'

const NAME_KEY = 'anderhalf.name'

export function rememberedName(): string {
  return readDeviceText(NAME_KEY) ?? ''
}

export function rememberName(name: string): void {
  writeDeviceText(NAME_KEY, name)
}
